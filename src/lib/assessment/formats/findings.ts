import { Invalid } from '#lib/platform/errors.ts';
import { type QuizQuestion, quizQuestion } from '../quiz.ts';

/** Something of a file that the quiz cannot hold and does without, told once with how often it came. */
export interface LeftOut {
	/** Where it came first. */
	line: number;
	what: string;
	times: number;
}

/** What a reader found in a file: its questions, and what it had to do without. */
export interface ReadQuestions {
	questions: QuizQuestion[];
	leftOut: LeftOut[];
}

/** What every reader says of feedback that depends on the answer. */
export const repliesLeftOut = 'Replies to answers are not kept; the explanation of a whole question is.';

/** Nobody reads a longer list of what is wrong. */
const MOST_REFUSALS = 20;

/** A question that cannot be held; the message goes on from `Question 3 (line 12) `. */
export class Refusal extends Error {
	readonly line: number | undefined;

	constructor(message: string, line?: number) {
		super(message);
		this.line = line;
	}
}

/** Collects questions, what is left out of them and why some cannot be held, so that one reading tells everything. */
export class Findings {
	readonly #questions: QuizQuestion[] = [];
	readonly #leftOut = new Map<string, LeftOut>();
	readonly #refusals: string[] = [];
	#count = 0;
	#line = 1;

	/** Reads the next question, which begins on `line`, of one of several files when it is named. */
	question(line: number, read: () => unknown, file?: string): void {
		this.#count++;
		this.#line = line;
		try {
			this.#questions.push(checked(read()));
		} catch (error) {
			if (!(error instanceof Refusal)) throw error;
			this.#refusals.push(`Question ${this.#count} (${file ? `${file}, ` : ''}line ${error.line ?? line}) ${error.message}`);
		}
	}

	/** Notes what the present question does without. */
	leaveOut(what: string, line = this.#line): void {
		const known = this.#leftOut.get(what);
		if (known) known.times++;
		else this.#leftOut.set(what, { line, what, times: 1 });
	}

	/**
	 * What was read.
	 * @throws Invalid with every question that cannot be held, or when there is none at all
	 */
	result(): ReadQuestions {
		if (this.#refusals.length > 0) throw new Invalid(listed(this.#refusals), 'file');
		if (this.#count === 0) throw new Invalid('The file has no question (line 1). Check that it was exported as a quiz.', 'file');
		return { questions: this.#questions, leftOut: [...this.#leftOut.values()] };
	}
}

function checked(value: unknown): QuizQuestion {
	const { data, error } = quizQuestion.safeParse(value);
	if (data) return data;
	const [issue] = error.issues;
	throw new Refusal(`is not whole: ${issue?.path.join('.')} ${issue?.message}. Correct it in the file.`);
}

function listed(refusals: readonly string[]): string {
	const more = refusals.length - MOST_REFUSALS;
	return [...refusals.slice(0, MOST_REFUSALS), ...(more > 0 ? [`${more} more questions cannot be held.`] : [])].join('\n');
}
