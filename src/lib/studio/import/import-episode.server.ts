import type { FeedChannel, FeedEpisode } from '#lib/feed/feed-model.ts';
import type { CaseDocumentInput } from '../case-document.ts';
import type { Studio } from '../studio.ts';
import { checkedDocument } from './checked-document.ts';
import { caseOfEpisode } from './feed-case.ts';
import { mediaOfEpisode } from './feed-media.ts';
import { noticesOfEpisode } from './feed-notices.ts';
import { type FetchedTranscript, fetchTranscript } from './fetch-transcript.ts';
import type { ImportEvent } from './import-event.ts';
import type { ImportSettings } from './import-settings.ts';
import { saveImported } from './save-imported.server.ts';
import type { StoreFromWeb } from './store-from-web.server.ts';

/**
 * Fetches what an episode links to and saves it as a case. A transcript or a file that cannot be had is a problem among
 * the events, and the case is saved without it.
 */
export async function importEpisode(
	studio: Studio,
	channel: FeedChannel,
	episode: FeedEpisode,
	source: string,
	settings: ImportSettings,
	store: StoreFromWeb | undefined,
): Promise<{ events: ImportEvent[]; caseId: number }> {
	const { document, events } = await readEpisodeCase(channel, episode, source, settings);
	const problem = (message: string) => events.push({ type: 'problem', source, message });
	const storeMedia = store && ((item: Parameters<StoreFromWeb>[0]) => store(item, problem));
	const { id, event } = await saveImported(studio, source, checkedDocument(document), { storeMedia, keepUnsaid: true });
	return { events: [...events, event], caseId: id };
}

/** An episode as a case, with the transcript that it links to; what could not be had is among the events. */
export async function readEpisodeCase(
	channel: FeedChannel,
	episode: FeedEpisode,
	source: string,
	settings: Pick<ImportSettings, 'fetchPrivate'>,
): Promise<{ document: CaseDocumentInput; events: ImportEvent[] }> {
	const events: ImportEvent[] = noticesOfEpisode(channel, episode).map((message) => ({ type: 'notice', source, message }));
	const content = caseOfEpisode(channel, episode);
	const known = { language: content.language, people: (content.people ?? []).map(({ name }) => name) };
	const fetched = await fetchTranscript(episode.transcripts, known, settings);
	events.push(...eventsOf(fetched, source));
	return { document: { case: content, transcript: fetched.found?.transcript, media: mediaOfEpisode(channel, episode) }, events };
}

/** Where another transcript could be read, a broken one is worth a notice only. */
function eventsOf({ found, failures }: FetchedTranscript, source: string): ImportEvent[] {
	if (!found && failures.length > 0) return [{ type: 'problem', source, message: failures.join(' ') }];
	const skipped = (found?.skipped ?? []).map(({ line, text, why }): ImportEvent => {
		return { type: 'unplaced', source: found?.url ?? source, line, text: `${text} (${why})` };
	});
	return [...failures.map((message): ImportEvent => ({ type: 'notice', source, message })), ...skipped];
}
