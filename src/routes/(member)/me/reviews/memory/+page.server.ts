import { fail, redirect } from '@sveltejs/kit';
import { mustBeMember } from '#lib/accounts/viewer.ts';
import { findPrompts } from '#lib/assessment/find-review-question.server.ts';
import { listPausedCards } from '#lib/pathways/find-due.server.ts';
import { type ImportOutcome, importReviews } from '#lib/pathways/import-reviews.server.ts';
import { openMemory } from '#lib/pathways/open-memory.server.ts';
import { pauseCard } from '#lib/pathways/pause-card.server.ts';
import { mostReviews } from '#lib/pathways/review-history.ts';
import { pauseReviews, resetParameters, setReminders, setTargetRetention } from '#lib/pathways/save-memory.server.ts';
import { showMemory } from '#lib/pathways/show-memory.server.ts';
import { calendarDay, formatNumber } from '#lib/platform/i18n/format.ts';
import type { Messages } from '#lib/platform/i18n/message-shape.ts';
import { messagesIn } from '#lib/platform/i18n/messages.ts';
import type { Locale } from '#lib/platform/locale.ts';
import { paths } from '#lib/platform/paths.ts';
import { serverOnly } from '#lib/platform/server-only.ts';
import { formText } from '../../../form-text.ts';
import { readCardFields } from '../card-fields.ts';

export const load = async ({ locals: { db, viewer }, url }) => {
	const [member, now] = [mustBeMember(viewer), new Date()];
	const [memory, settings, aside] = await Promise.all([
		showMemory(db, member, now),
		openMemory(db, member),
		listPausedCards(db, member),
	]);
	const prompts = await findPrompts(db, aside);
	return serverOnly({
		memory,
		settings,
		today: calendarDay(now),
		aside: aside.map((card, at) => ({ card, prompt: prompts[at] ?? '' })),
		saved: url.searchParams.has('saved'),
	});
};

export const actions = {
	target: async ({ locals: { db, viewer, locale }, request }) => {
		const given = (await formText(request))('target');
		if (await setTargetRetention(db, mustBeMember(viewer), Math.round(Number(given)) / 100)) saved(locale, 'goal');
		return fail(400, { problems: [{ field: 'target', text: words(locale).targetProblem }], given: { target: given } });
	},
	pause: async ({ locals: { db, viewer, locale }, request }) => {
		const until = (await formText(request))('until');
		if (await pauseReviews(db, mustBeMember(viewer), { until, now: new Date() })) saved(locale, 'pause');
		return fail(400, { problems: [{ field: 'until', text: words(locale).pauseProblem }], given: { until } });
	},
	resume: async ({ locals: { db, viewer, locale } }) => {
		await pauseReviews(db, mustBeMember(viewer), { until: null, now: new Date() });
		saved(locale, 'pause');
	},
	remind: async ({ locals: { db, viewer, locale }, request }) => {
		await setReminders(db, mustBeMember(viewer), (await formText(request))('reminds') === 'yes');
		saved(locale, 'reminders');
	},
	reset: async ({ locals: { db, viewer, locale } }) => {
		await resetParameters(db, mustBeMember(viewer));
		saved(locale, 'fit');
	},
	askAgain: async ({ locals: { db, viewer, locale }, request }) => {
		await pauseCard(db, mustBeMember(viewer), { ...readCardFields(await request.formData()), isPaused: false });
		saved(locale, 'aside');
	},
	bringBack: async ({ locals: { db, viewer, locale }, request }) => {
		const member = mustBeMember(viewer);
		const file = (await request.formData()).get('file');
		if (!(file instanceof File) || file.size === 0) return refused(words(locale).fileProblem.missing);
		const outcome = await importReviews(db, member, { text: await file.text(), now: new Date() });
		if ('imported' in outcome) return { imported: outcome.imported };
		return refused(`${sayProblem(locale, outcome)} ${words(locale).nothingKept}`);
	},
};

const words = (locale: Locale): Messages['review']['memory'] => messagesIn(locale).review.memory;
const refused = (text: string) => fail(400, { problems: [{ field: 'file', text }] });

function sayProblem(locale: Locale, outcome: Exclude<ImportOutcome, { imported: number }>): string {
	const { fileProblem, unknownCase } = words(locale);
	if ('slug' in outcome) return unknownCase(outcome.slug);
	const number = formatNumber(locale, outcome.problem === 'tooMany' ? mostReviews : outcome.line);
	return fileProblem[outcome.problem](number);
}

/** Shows the page anew, so that reloading does not do it twice. */
function saved(locale: Locale, section: string): never {
	redirect(303, `${paths.myMemory(locale)}?saved#${section}`);
}
