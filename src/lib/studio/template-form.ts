import { locales } from '#lib/platform/locale.ts';
import { storable } from '#lib/platform/storable-text.ts';
import type { Template } from './templates.server.ts';

/** The most of everything in a template, in characters and questions. */
const templateLimits = { name: 200, lead: 1000, question: 500, questions: 40 } as const;

/** What is wrong with a template; `question` has its place, from 0. */
export type TemplateProblem =
	| { because: 'name' | 'nameTaken' | 'language' | 'lead' | 'noQuestions' | 'tooMany' }
	| { because: 'question'; at: number };

/** Reads a template as its form has it, also what is wrong or empty: `question-0`, `kinds-0` and so on. */
export function readTemplateForm(form: FormData): Template {
	const text = (name: string) => storable(String(form.get(name) ?? ''));
	const rows = Array.from({ length: 1000 }, (_, i) => i).filter((i) => form.has(`question-${i}`));
	return {
		name: text('name').trim(),
		language: text('language'),
		lead: text('lead').replaceAll('\r\n', '\n').trim(),
		questions: rows.map((i) => ({
			question: text(`question-${i}`).replace(/\s+/g, ' ').trim(),
			guestKinds: form.getAll(`kinds-${i}`).map((kind) => storable(String(kind))),
		})),
	};
}

/** The template without the rows that nobody has written in. */
export function withoutBlanks(template: Template): Template {
	return { ...template, questions: template.questions.filter(({ question }) => question !== '') };
}

/** What must be put right before a template can be stored. */
export function templateProblems({ name, language, lead, questions }: Template): TemplateProblem[] {
	const written = questions.filter(({ question }) => question !== '').length;
	const found: (TemplateProblem | false)[] = [
		(name === '' || name.length > templateLimits.name) && { because: 'name' },
		!locales.some((one) => one === language) && { because: 'language' },
		lead.length > templateLimits.lead && { because: 'lead' },
		written === 0 && { because: 'noQuestions' },
		written > templateLimits.questions && { because: 'tooMany' },
		...questions.map(({ question }, at) => question.length > templateLimits.question && { because: 'question' as const, at }),
	];
	return found.filter((problem) => problem !== false);
}

/** Adds, removes or moves a question, as a button of the form says: `add`, `up 2`; says where one is then. Undefined for any other press. */
export function changeQuestions(template: Template, pressed: string): { template: Template; focus: number } | undefined {
	const [, what, at = '0'] = /^(add|up|down|remove)(?: (\d{1,3}))?$/.exec(pressed) ?? [];
	if (!what) return undefined;
	const questions = [...template.questions];
	const from = Number(at);
	const to = { add: questions.length, up: Math.max(0, from - 1), down: from + 1 }[what] ?? from;
	const moved = what === 'add' ? [{ question: '', guestKinds: [] }] : questions.splice(from, 1);
	if (what !== 'remove') questions.splice(to, 0, ...moved);
	return { template: { ...template, questions }, focus: Math.max(0, Math.min(to, questions.length - 1)) };
}
