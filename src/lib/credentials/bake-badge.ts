import { cdata, xml } from '#lib/platform/xml.ts';
import { holdsCredential, writeCredentialChunk } from './baking/credential-text.ts';
import { isPng, joinChunks, readChunks } from './baking/png-chunks.ts';

const namespace = 'https://purl.imsglobal.org/ob/v3p0';

/** Bakes a credential, JSON or a compact JWT, into a PNG; one that it has already is replaced (Open Badges 3.0, section 5.3.1). */
export function bakePng(png: Uint8Array, credential: string): Uint8Array {
	if (!isPng(png)) throw new Error('A credential can only be baked into a PNG, and this is none.');
	const kept = [...readChunks(png)].filter((chunk) => !holdsCredential(chunk)).map(({ whole }) => whole);
	const [header, ...rest] = kept;
	if (!header) throw new Error('The PNG has no chunks to bake a credential between.');
	return joinChunks([header, writeCredentialChunk(credential), ...rest]);
}

/** The root of an SVG with what may stand before it: declarations and comments, which may speak of `<svg>` too. */
const upToRoot = /^((?:\s|\uFEFF|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>[]*>)*<svg)((?:\s(?:[^>"']|"[^"]*"|'[^']*')*)?>)/s;

/** Bakes a credential, JSON or a compact JWT, into an SVG that has none yet (Open Badges 3.0, section 5.3.2). */
export function bakeSvg(svg: string, credential: string): string {
	if (svg.includes('openbadges:credential')) throw new Error('The SVG has a credential already.');
	const [before, start, rest] = upToRoot.exec(svg) ?? [];
	if (!before || !start || rest?.endsWith('/>')) throw new Error('A credential can only be baked into an SVG, and this is none.');
	return `${start} xmlns:openbadges="${namespace}"${rest}${credentialElement(credential)}${svg.slice(before.length)}`;
}

function credentialElement(credential: string): string {
	if (!credential.trimStart().startsWith('{')) {
		return xml`<openbadges:credential verify="${credential}"></openbadges:credential>`.markup;
	}
	// XML has no way to write these two; JSON has.
	const writable = credential.replaceAll('\uFFFE', '\\ufffe').replaceAll('\uFFFF', '\\uffff');
	return xml`<openbadges:credential>${cdata(writable)}</openbadges:credential>`.markup;
}
