import { clockTime } from '#lib/platform/i18n/clock-time.ts';
import type { CaseDocument } from '../case-document.ts';
import { changedQuiz } from '../change-quiz.ts';
import type { Proposal } from '../check-proposal.ts';

/** A case with a proposal that somebody took, at the times where its passage stands now. Texts of a model are plain text. */
export function withProposal(document: CaseDocument, { content, passage }: Proposal): CaseDocument {
	const { case: about, quiz } = document;
	switch (content.kind) {
		case 'question': {
			const { span: _then, ...question } = content.question;
			const questions = [{ ...question, ...(passage.span && { span: passage.span }) }];
			const changed = changedQuiz(quiz, { do: 'add', questions });
			return { ...document, ...(changed && { quiz: changed }) };
		}
		case 'ingress':
			return { ...document, case: { ...about, ingress: content.text } };
		case 'outcome':
			return { ...document, case: { ...about, outcomes: [...new Set([...about.outcomes, content.text])] } };
		case 'chapter':
			return {
				...document,
				case: { ...about, notesHtml: withChapter(about.notesHtml ?? '', content.text, passage.span?.fromMs) },
			};
		case 'notes':
			return { ...document, case: { ...about, notesHtml: `${about.notesHtml ?? ''}${paragraphs(content.text)}` } };
	}
}

const chapterLine = /<p>(?:(\d+):)?(\d{1,2}):(\d{2}) [^<]*<\/p>/g;

/** Chapters stand in the notes as podcast apps read them, a line for each that begins with its time, and in their order. */
function withChapter(notes: string, title: string, startMs: number | undefined): string {
	const line = paragraphs(`${startMs === undefined ? '' : `${clockTime(startMs)} `}${title.replaceAll(/\s+/g, ' ')}`);
	const later = [...notes.matchAll(chapterLine)].find(([, h = '0', min, s]) => {
		return startMs !== undefined && (Number(h) * 3600 + Number(min) * 60 + Number(s)) * 1000 > startMs;
	});
	return later ? `${notes.slice(0, later.index)}${line}${notes.slice(later.index)}` : `${notes}${line}`;
}

function paragraphs(text: string): string {
	return text
		.split(/\n+/)
		.map((line) => line.trim())
		.filter((line) => line !== '')
		.map((line) => `<p>${escaped(line)}</p>`)
		.join('');
}

function escaped(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
