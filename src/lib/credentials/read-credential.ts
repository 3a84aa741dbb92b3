import { SaxesParser } from 'saxes';
import { holdsCredential, readCredentialChunk } from './baking/credential-text.ts';
import { isPng, readChunks } from './baking/png-chunks.ts';

/**
 * The credential in a file as text: baked into a PNG or SVG, or the file itself, JSON or a JWT. Undefined for a picture
 * without one. Whether it is a credential at all is for `verifyCredential` to say.
 */
export function readCredential(file: Uint8Array): string | undefined {
	if (isPng(file)) return readPng(file);
	const text = new TextDecoder().decode(file);
	return /^\s*</.test(text) ? readSvg(text) : text;
}

function readPng(png: Uint8Array): string | undefined {
	for (const chunk of readChunks(png)) if (holdsCredential(chunk)) return readCredentialChunk(chunk);
	return undefined;
}

/** The first credential of an SVG; what stands behind it, or is broken behind it, is not read. */
function readSvg(svg: string): string | undefined {
	const parser = new SaxesParser();
	let found: string | undefined;
	let body: string | undefined;
	parser.on('error', (error) => {
		throw error;
	});
	parser.on('opentag', ({ name, attributes }) => {
		if (found !== undefined || name !== 'openbadges:credential') return;
		if (attributes.verify) found = attributes.verify;
		else body = '';
	});
	const add = (text: string) => {
		if (body !== undefined) body += text;
	};
	parser.on('text', add);
	parser.on('cdata', add);
	parser.on('closetag', () => {
		found ??= body?.trim();
		body = undefined;
	});
	try {
		parser.write(svg).close();
	} catch {
		// What was found before the mistake counts.
	}
	return found;
}
