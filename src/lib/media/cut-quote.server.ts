import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Db } from '#lib/platform/db.ts';
import { Invalid, NotFound } from '#lib/platform/errors.ts';
import { pagesChanged } from '#lib/platform/pages-changed.ts';
import { drawQuoteCard, type QuoteCardText } from '#lib/ui/quote-card-picture.ts';
import { findSource } from './find-source.server.ts';
import type { MediaWorkshop } from './make-renditions.server.ts';
import { measureSound } from './measure-sound.server.ts';
import { probeMedia } from './probe-media.server.ts';
import { loudnessFilter } from './rendition-plan.ts';
import { cook } from './tools/cook.server.ts';
import type { Output, Recipe } from './tools/recipe.ts';
import { fetchFromStorage, openWorkFolder } from './work-folder.server.ts';

/** A moment of a recording, to share: the sound alone, or with `card` a square video that shows the words. */
export interface Quote {
	sha256: string;
	startMs: number;
	endMs: number;
	/** What the picture says; from the transcript, never from whoever asks for the clip. */
	card?: QuoteCardText;
}

export const longestQuoteMs = 120_000;
export const shortestQuoteMs = 500;

/** What pages depend on that offer clips of a recording. */
export function clipsTag(sha256: string): string {
	return `clips:${sha256}`;
}

/** Cuts a quote out of a stored recording, unless that was done before; returns where the clip is kept. */
export async function cutQuote(db: Db, workshop: MediaWorkshop, quote: Quote, signal?: AbortSignal): Promise<string> {
	const { sha256, startMs, endMs, card } = quote;
	if (!(startMs >= 0 && endMs - startMs >= shortestQuoteMs && endMs - startMs <= longestQuoteMs)) {
		throw new Invalid('A quote lasts from half a second to two minutes. Mark fewer or more words.', 'endMs');
	}
	const former = await findClipKey(db, quote);
	if (former === clipKey(quote)) return former;
	await using folder = await openWorkFolder(workshop.workDir, `${sha256}-${card ? 'card' : 'sound'}-${startMs}-${endMs}`);
	const made = await makeClip(db, workshop, quote, folder.path, signal);
	const key = await keepClip(db, workshop, quote, made);
	if (former) await workshop.storage.remove(former);
	return key;
}

/** Where a clip is kept. What a card says is in its name: a corrected word makes it another file. */
export function clipKey({ sha256, startMs, endMs, card }: Quote): string {
	const says =
		card &&
		createHash('sha256')
			.update(JSON.stringify(Object.entries(card).sort()))
			.digest('hex')
			.slice(0, 12);
	return `${sha256.slice(0, 2)}/${sha256}/quote-${startMs}-${endMs}${says ? `-${says}.mp4` : '.mp3'}`;
}

/** Where the clip of these seconds is kept that there is, whatever it says. */
export async function findClipKey(db: Db, { sha256, startMs, endMs, card }: Quote): Promise<string | undefined> {
	const clips = db.selectFrom('media.clips').select('storage_key').where('source_sha256', '=', sha256);
	const ofKind = clips.where('kind', '=', card ? 'card' : 'sound');
	const row = await ofKind.where('start_ms', '=', startMs).where('end_ms', '=', endMs).executeTakeFirst();
	return row?.storage_key;
}

async function makeClip(
	db: Db,
	{ storage, tools }: MediaWorkshop,
	quote: Quote,
	folder: string,
	signal?: AbortSignal,
): Promise<string> {
	const source = await findSource(db, quote.sha256);
	if (!source) throw new NotFound('There is no such recording any more.');
	const path = join(folder, 'recording');
	await fetchFromStorage(storage, source.storageKey, source.sha256, path, signal);
	const { type, sound } = await probeMedia(tools, path, signal);
	if (!sound) throw new Invalid('The recording has no sound to quote.', 'sha256');
	const input = { path, demuxer: type.demuxer };
	// A quote is as loud as the site's other sound by its own loudness: one voice of two may speak low.
	const draft = join(folder, 'draft.mp3');
	await cook(tools, { input, outputs: [soundOutput(quote, draft, 'anull')] }, { signal });
	const measure = await measureSound(tools, draft, { mimeType: 'audio/mpeg', demuxer: 'mp3', name: 'MP3' }, { signal });
	if (measure && measure.durationMs < 400) throw new Invalid('The recording ends before the quote begins.', 'startMs');
	const made = join(folder, quote.card ? 'quote.mp4' : 'quote.mp3');
	await cook(tools, await quoteRecipe(quote, input, folder, made, loudnessFilter(measure?.loudnessLufs)), { signal });
	return made;
}

async function quoteRecipe(
	quote: Quote,
	input: Recipe['input'],
	folder: string,
	made: string,
	loudness: string,
): Promise<Recipe> {
	const sound = soundOutput(quote, made, loudness);
	if (!quote.card) return { input, outputs: [sound] };
	const picture = join(folder, 'card.png');
	await writeFile(picture, await drawQuoteCard(quote.card));
	return { input, picture, outputs: [cardOutput(quote, made, loudness)] };
}

function soundOutput({ startMs, endMs }: Quote, path: string, loudness: string): Output {
	return {
		path,
		muxer: 'mp3',
		sound: {
			filter: `${cut(startMs, endMs)},${loudness},aformat=sample_rates=48000:sample_fmts=fltp:channel_layouts=mono|stereo`,
			encoder: 'libmp3lame',
			options: { b: '96k' },
		},
		withoutChapters: true,
	};
}

const framesPerSecond = 10;

function cardOutput(quote: Quote, path: string, loudness: string): Output {
	const frames = Math.ceil(((quote.endMs - quote.startMs) * framesPerSecond) / 1000);
	const { sound } = soundOutput(quote, path, loudness);
	return {
		path,
		muxer: 'mp4',
		...(sound && { sound: { ...sound, encoder: 'aac' } }),
		video: {
			filter: `loop=loop=${frames}:size=1,settb=1/${framesPerSecond},setpts=N,trim=end_frame=${frames},fps=${framesPerSecond},format=yuv420p`,
			encoder: 'libx264',
			options: { preset: 'veryfast', tune: 'stillimage', crf: '20', profile: 'high' },
		},
		withoutChapters: true,
	};
}

/** A moment of silence rather than a click at either end. */
function cut(startMs: number, endMs: number): string {
	const seconds = (endMs - startMs) / 1000;
	return `atrim=start=${startMs / 1000}:end=${endMs / 1000},asetpts=PTS-STARTPTS,afade=d=0.03,afade=t=out:st=${(seconds - 0.08).toFixed(3)}:d=0.08`;
}

async function keepClip(db: Db, { storage }: MediaWorkshop, quote: Quote, made: string): Promise<string> {
	const { sha256, startMs, endMs, card } = quote;
	const key = clipKey(quote);
	const put = await storage.put(key, createReadStream(made));
	const row = {
		source_sha256: sha256,
		kind: card ? 'card' : 'sound',
		start_ms: startMs,
		end_ms: endMs,
		storage_key: key,
		mime_type: card ? 'video/mp4' : 'audio/mpeg',
		...put,
	};
	await db
		.insertInto('media.clips')
		.values(row)
		.onConflict((conflict) =>
			conflict.columns(['source_sha256', 'start_ms', 'end_ms', 'kind']).doUpdateSet({ ...row, made_at: new Date() }),
		)
		.execute();
	await pagesChanged(db, [clipsTag(sha256)]);
	return key;
}
