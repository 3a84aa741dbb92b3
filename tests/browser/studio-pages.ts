import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Member } from '#lib/accounts/viewer.ts';
import { createWebinar } from '#lib/catalogue/save-webinar.server.ts';
import type { Db } from '#lib/platform/db.ts';
import type { CaseDocument } from '#lib/studio/case-document.ts';
import { saveEditedCase } from '#lib/studio/save-edited-case.server.ts';
import { makeDraft, withText } from './studio-test.ts';

const folder = join(import.meta.dirname, '../../src/routes/(studio)');

/** What the pages of the studio are about, so that each has something to show. All of it invented. */
export interface Shown {
	caseId: number;
	unmerged: string;
	theme: string;
	invitation: string;
	template: number;
	webinar: number;
	brought: string;
}

/** Every page that editors have, as the files below src/routes/(studio) have it: `/studio/case/[id]` … */
export function findStudioPages(): string[] {
	const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('+page.svelte'));
	return files.map((file) => `/${dirname(file)}`.replaceAll(/\/\([^/]*\)/g, '')).sort();
}

/** Where each page is looked at, without its language; a page that looks quite different at times is looked at more than once. */
export function addressesOf({
	caseId,
	unmerged,
	theme,
	invitation,
	template,
	webinar,
	brought,
}: Shown): Record<string, string[]> {
	const page = `/studio/case/${caseId}`;
	const catalogue = '/studio/catalogue';
	return {
		'/studio': ['/studio', '/studio?q=finnes-ikke'],
		'/studio/case/[id]': [page],
		'/studio/case/[id]/media': [`${page}/media`],
		'/studio/case/[id]/merge/[unmerged]': [`${page}/merge/${unmerged}`],
		'/studio/case/[id]/publish': [`${page}/publish`],
		'/studio/case/[id]/quiz': [`${page}/quiz?from=1&to=2`, `${page}/quiz?question=2`],
		'/studio/case/[id]/quiz/drafts': [`${page}/quiz/drafts`],
		'/studio/case/[id]/quiz/preview': [`${page}/quiz/preview`],
		'/studio/case/[id]/transcript': [`${page}/transcript`],
		'/studio/case/[id]/transcript/new': [`${page}/transcript/new`],
		'/studio/case/[id]/versions': [`${page}/versions`],
		'/studio/case/[id]/versions/[number]': [`${page}/versions/2`],
		'/studio/case/[id]/guest': [`${page}/guest`],
		'/studio/case/[id]/guest/[invitation]': [`${page}/guest/${invitation}`],
		'/studio/catalogue': [catalogue],
		'/studio/catalogue/[kind]': [`${catalogue}/theme`, `${catalogue}/person`],
		'/studio/catalogue/[kind]/[slug]': [`${catalogue}/theme/${theme}`],
		'/studio/catalogue/[kind]/[slug]/merge': [`${catalogue}/theme/${theme}/merge`],
		'/studio/catalogue/duplicates/[kind]': [`${catalogue}/duplicates/person`],
		'/studio/catalogue/webinars': [`${catalogue}/webinars`],
		'/studio/catalogue/webinars/[id]': [`${catalogue}/webinars/${webinar}`],
		'/studio/imports': ['/studio/imports'],
		'/studio/imports/[id]': [`/studio/imports/${brought}`],
		'/studio/insight': ['/studio/insight'],
		'/studio/insight/case/[id]': [`/studio/insight/case/${caseId}`],
		'/studio/questionnaires': ['/studio/questionnaires'],
		'/studio/questionnaires/[id]': [`/studio/questionnaires/${template}`],
		'/studio/questionnaires/guests': ['/studio/questionnaires/guests'],
		'/studio/questionnaires/new': ['/studio/questionnaires/new'],
		'/studio/settings': ['/studio/settings'],
		'/studio/settings/operation': ['/studio/settings/operation'],
	};
}

/** A case with something on each of its pages, and what else the pages show. */
export async function makeShown(db: Db, member: Member): Promise<Shown> {
	const { id: caseId } = await makeDraft(db, member, rich('Først'));
	const edit = { caseId, base: 1, session: crypto.randomUUID() };
	const outcome = await saveEditedCase(db, member, { ...edit, change: rich('Annet') });
	if (outcome.saved) throw new Error('Nothing contradicts.');
	for (const content of [
		{ kind: 'question', question: { kind: 'trueFalse', prompt: 'Steinen er gammel.', correct: true } },
		{ kind: 'ingress', text: 'Om grøt.' },
	])
		await db
			.insertInto('studio.proposals')
			.values({
				...{ case_id: caseId, kind: content.kind, model: 'oppdiktet', content: JSON.stringify(content) },
				passage: JSON.stringify({ text: 'Vi snakker om havregrøt i dag.', span: { fromMs: 0, toMs: 3500 } }),
			})
			.execute();
	const { slug } = await db.selectFrom('catalogue.themes').select('slug').limit(1).executeTakeFirstOrThrow();
	const { id: template } = await db.selectFrom('studio.templates').select('id').limit(1).executeTakeFirstOrThrow();
	const invitation = crypto.randomUUID();
	const question = { question: 'Hva er din beste frokost?' };
	await db
		.insertInto('studio.invitations')
		.values({
			...{ id: invitation, case_id: caseId, guest_name: 'Kari Oppdiktet', language: 'nb' },
			...{ questions: JSON.stringify([question]), answers: JSON.stringify({ 0: 'Havregrøt' }), answered_at: new Date() },
			...{ token_hash: Buffer.from(invitation), expires_at: new Date(Date.now() + 86_400_000) },
		})
		.execute();
	const { id: webinar } = await createWebinar(db, member, {
		...{ title: 'Oppdiktet webinar', language: 'nb', kind: 'webinar', lead: null, isPublished: false, parts: [] },
	});
	const brought = crypto.randomUUID();
	await db
		.insertInto('studio.imports')
		.values({
			id: brought,
			kind: 'feed',
			name: 'https://lyd.example/feed.xml',
			language: 'nb',
			begun_by: member.id,
			state: 'ready',
		})
		.execute();
	return { caseId, unmerged: outcome.unmerged, theme: slug, invitation, template, webinar, brought };
}

const rich = (ingress: string) => (document: CaseDocument) => {
	const spoken = withText(document);
	return {
		...spoken,
		case: {
			...document.case,
			ingress,
			people: [{ name: 'Kari Oppdiktet', role: 'guest' as const, title: 'bonde', organisation: 'Kverna' }],
			outcomes: ['Å spørre'],
			quotes: [{ text: 'Det går an.', speaker: 'Kari Oppdiktet' }],
		},
		media: [
			{ kind: 'audio' as const, src: 'https://lyd.example/samtale.mp3', mimeType: 'audio/mpeg', durationMs: 8000, bytes: 28_000 },
			{ kind: 'image' as const, src: 'https://bilder.example/hav.jpg', mimeType: 'image/jpeg', alt: '' },
		],
		quiz: {
			questions: [
				{ kind: 'trueFalse' as const, prompt: 'Grøt er godt.', correct: true, span: { fromMs: 0, toMs: 3500 } },
				{ kind: 'ordering' as const, prompt: 'Sett i rekkefølge', items: ['Korn', 'Mel', 'Grøt'] },
			],
			rules: { passMark: 0.8, waitMinutes: 0, asksReflection: false },
		},
	};
};
