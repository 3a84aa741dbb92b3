import { type QuizQuestion, quizQuestion } from '../quiz.ts';
import { type QuizSaying, UnreadableQuiz } from '../quiz-saying.ts';

/** Something of a file that the quiz cannot hold and does without, told once with how often it came. */
export interface LeftOut {
	/** Where it came first. */
	line: number;
	what: QuizSaying['key'];
	times: number;
}

/** What a reader found in a file: its questions, and what it had to do without. */
export interface ReadQuestions {
	questions: QuizQuestion[];
	leftOut: LeftOut[];
}

/** Nobody reads a longer list of what is wrong. */
const MOST_REFUSALS = 20;

/** A question that cannot be held. */
export class Refusal extends Error {
	readonly saying: QuizSaying;
	readonly line: number | undefined;

	constructor(key: QuizSaying['key'], about?: QuizSaying['about'], line?: number) {
		super(key);
		this.saying = { key, about };
		this.line = line;
	}
}

/** Collects questions, what is left out of them and why some cannot be held, so that one reading tells everything. */
export class Findings {
	readonly #questions: QuizQuestion[] = [];
	readonly #leftOut = new Map<LeftOut['what'], LeftOut>();
	readonly #refusals: QuizSaying[] = [];
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
			const question = { number: this.#count, line: error.line ?? line, ...(file && { file }) };
			this.#refusals.push({ ...error.saying, question });
		}
	}

	/** Notes what the present question does without. */
	leaveOut(what: LeftOut['what'], line = this.#line): void {
		const known = this.#leftOut.get(what);
		if (known) known.times++;
		else this.#leftOut.set(what, { line, what, times: 1 });
	}

	/**
	 * What was read.
	 * @throws UnreadableQuiz with every question that cannot be held, or when there is none at all
	 */
	result(): ReadQuestions {
		if (this.#refusals.length > 0) throw new UnreadableQuiz(...listed(this.#refusals));
		if (this.#count === 0) throw new UnreadableQuiz({ key: 'noQuestion' });
		return { questions: this.#questions, leftOut: [...this.#leftOut.values()] };
	}
}

function checked(value: unknown): QuizQuestion {
	const { data, error } = quizQuestion.safeParse(value);
	if (data) return data;
	const [issue] = error.issues;
	throw new Refusal('notWhole', { field: issue?.path.join('.') ?? '', reason: issue?.message ?? '' });
}

function listed(refusals: readonly QuizSaying[]): QuizSaying[] {
	const more = refusals.length - MOST_REFUSALS;
	const last: QuizSaying[] = more > 0 ? [{ key: 'moreRefusals', about: { count: more } }] : [];
	return [...refusals.slice(0, MOST_REFUSALS), ...last];
}
