import { Invalid } from '#lib/platform/errors.ts';
import { attributes, lines, Xml, xml } from '#lib/platform/xml.ts';

/** A case that another site shows in a frame. */
export interface OembedSubject {
	title: string;
	/** The page for the frame. */
	embedUrl: string;
	/** A film wants the shape of a screen, sound a low bar. */
	kind: 'audio' | 'video';
	provider: { name: string; url: string };
	/** The guest. */
	author?: { name: string; url?: string };
	thumbnail?: { url: string; width: number; height: number };
}

/** The largest frame that the other site has room for, in CSS pixels. */
export interface OembedRoom {
	maxWidth?: number;
	maxHeight?: number;
}

/** A `rich` response (https://oembed.com, section 2.3.4). */
export interface OembedResponse {
	version: '1.0';
	type: 'rich';
	title: string;
	author_name?: string;
	author_url?: string;
	provider_name: string;
	provider_url: string;
	cache_age: number;
	thumbnail_url?: string;
	thumbnail_width?: number;
	thumbnail_height?: number;
	html: string;
	width: number;
	height: number;
}

const SIZES = { audio: { width: 640, height: 240 }, video: { width: 640, height: 360 } };
const CACHE_SECONDS = 86_400;

/** Reads `maxwidth` and `maxheight` of a request. */
export function readOembedRoom(query: URLSearchParams): OembedRoom {
	return { maxWidth: readPixels(query, 'maxwidth'), maxHeight: readPixels(query, 'maxheight') };
}

function readPixels(query: URLSearchParams, name: string): number | undefined {
	const value = query.get(name);
	if (value === null || value === '') return undefined;
	if (/^[1-9]\d{0,5}$/.test(value)) return Number(value);
	throw new Invalid(`The parameter ${name} is ${JSON.stringify(value)}: it must be a whole number of pixels from 1.`, name);
}

/** Answers how a case is shown in a frame, never larger than the room; a thumbnail that does not fit is left out. */
export function oembed(
	{ title, embedUrl, kind, provider, author, thumbnail }: OembedSubject,
	room: OembedRoom = {},
): OembedResponse {
	const { width, height } = frameSize(kind, room);
	return {
		version: '1.0',
		type: 'rich',
		title,
		author_name: author?.name,
		author_url: author?.url,
		provider_name: provider.name,
		provider_url: provider.url,
		cache_age: CACHE_SECONDS,
		...(thumbnail && fits(thumbnail, room) && thumbnailOf(thumbnail)),
		html: frame(embedUrl, title, width, height),
		width,
		height,
	};
}

/** Sound keeps its height, which is little; a film keeps its shape. */
function frameSize(
	kind: OembedSubject['kind'],
	{ maxWidth = Number.POSITIVE_INFINITY, maxHeight = Number.POSITIVE_INFINITY }: OembedRoom,
) {
	const wanted = SIZES[kind];
	if (kind === 'audio') return { width: Math.min(wanted.width, maxWidth), height: Math.min(wanted.height, maxHeight) };
	const scale = Math.min(1, maxWidth / wanted.width, maxHeight / wanted.height);
	return { width: Math.max(1, Math.floor(wanted.width * scale)), height: Math.max(1, Math.floor(wanted.height * scale)) };
}

function fits(
	{ width, height }: { width: number; height: number },
	{ maxWidth = width, maxHeight = height }: OembedRoom,
): boolean {
	return width <= maxWidth && height <= maxHeight;
}

function thumbnailOf({ url, width, height }: { url: string; width: number; height: number }) {
	return { thumbnail_url: url, thumbnail_width: width, thumbnail_height: height };
}

function frame(src: string, title: string, width: number, height: number): string {
	const place = attributes({ src, title, width, height, loading: 'lazy', allow: 'autoplay; fullscreen', style: 'border:0' });
	return xml`<iframe${place}></iframe>`.markup;
}

/** The response as JSON (`application/json`). */
export function oembedJson(response: OembedResponse): string {
	return JSON.stringify(response);
}

/** The response as XML (`text/xml`). */
export function oembedXml(response: OembedResponse): string {
	const elements = Object.entries(response).map(([name, value]) => {
		if (value === undefined) return undefined;
		const tag = new Xml(name);
		return xml`<${tag}>${value}</${tag}>`;
	});
	return `<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n<oembed>\n${lines(elements).markup}\n</oembed>\n`;
}
