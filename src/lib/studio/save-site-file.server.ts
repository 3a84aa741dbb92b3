import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { fileTypeFromBuffer } from 'file-type';
import { mustRunSite, type Viewer } from '#lib/accounts/viewer.ts';
import { checkSvg } from '#lib/platform/check-svg.ts';
import type { Db } from '#lib/platform/db.ts';
import type { SiteFile, SiteSettings } from '#lib/platform/site-settings.ts';
import type { Storage } from '#lib/platform/storage.ts';
import { saveSetting } from './save-setting.server.ts';

export type SiteFileKind = 'logo' | 'cover';

/** In bytes. A form with a logo fits into what every form may hold; directories of podcasts ask for large covers. */
const siteFileLimits: Record<SiteFileKind, number> = { logo: 256 * 1024, cover: 4 * 1024 * 1024 };

/** Why a file is not taken, in a word that the page has a sentence for. */
export type SiteFileRefusal = 'missing' | 'large' | 'kind' | 'broken' | 'active' | 'foreign' | 'square';

const endings = { 'image/svg+xml': 'svg', 'image/png': 'png', 'image/webp': 'webp', 'image/jpeg': 'jpg' } as const;
type MimeType = keyof typeof endings;
const taken: Record<SiteFileKind, readonly MimeType[]> = {
	logo: ['image/svg+xml', 'image/png', 'image/webp'],
	cover: ['image/png', 'image/jpeg'],
};

/** Puts a file of the site itself into the storage and into use, or says why not; what it is shows its content, not its name. */
export async function saveSiteFile(
	db: Db,
	viewer: Viewer,
	storage: Storage,
	{ kind, content, now }: { kind: SiteFileKind; content: Uint8Array; now: SiteSettings },
): Promise<SiteFileRefusal | undefined> {
	mustRunSite(viewer);
	if (content.length === 0) return 'missing';
	if (content.length > siteFileLimits[kind]) return 'large';
	const mimeType = await typeOf(content);
	if (!mimeType || !taken[kind].includes(mimeType)) return 'kind';
	const refusal = mimeType === 'image/svg+xml' ? checkSvg(Buffer.from(content).toString('utf8')) : undefined;
	if (refusal) return refusal;
	if (kind === 'cover' && !isGoodCover(content)) return 'square';
	const hash = createHash('sha256').update(content).digest('hex').slice(0, 20);
	const file = { key: `site/${kind}-${hash}.${endings[mimeType]}`, mimeType, bytes: content.length };
	await storage.put(file.key, Readable.from([content]));
	// The schema of the setting checks what TypeScript cannot know: that the type is one of this kind.
	await saveSetting(db, viewer, kind, file as never);
	await forget(storage, now[kind], file.key);
	return undefined;
}

/** Sets a file of the site back to as installed. */
export async function removeSiteFile(
	db: Db,
	viewer: Viewer,
	storage: Storage,
	{ kind, now }: { kind: SiteFileKind; now: SiteSettings },
): Promise<void> {
	await saveSetting(db, viewer, kind, undefined);
	await forget(storage, now[kind], undefined);
}

async function forget(storage: Storage, former: SiteFile | undefined, key: string | undefined): Promise<void> {
	if (former && former.key !== key) await storage.remove(former.key);
}

async function typeOf(content: Uint8Array): Promise<MimeType | undefined> {
	const found = await fileTypeFromBuffer(content);
	if (found && found.mime in endings) return found.mime as MimeType;
	// file-type calls a drawing XML, and one without a declaration nothing.
	if (found && found.mime !== 'application/xml') return undefined;
	return /<svg[\s>]/.test(Buffer.from(content).toString('utf8', 0, 4096)) ? 'image/svg+xml' : undefined;
}

/** Directories of podcasts take squares of 1400 to 3000 pixels. */
function isGoodCover(content: Uint8Array): boolean {
	const size = sizeOf(Buffer.from(content));
	return size !== undefined && size.width === size.height && size.width >= 1400 && size.width <= 3000;
}

/** Width and height of a PNG (its first chunk) or a JPEG (its frame header, SOF0 to SOF3). */
function sizeOf(content: Buffer): { width: number; height: number } | undefined {
	if (content.length < 24) return undefined;
	if (content.readUInt32BE(0) === 0x89504e47) return { width: content.readUInt32BE(16), height: content.readUInt32BE(20) };
	for (let at = 2; at + 9 < content.length && content[at] === 0xff; at += 2 + content.readUInt16BE(at + 2)) {
		const marker = content[at + 1] ?? 0;
		if (marker >= 0xc0 && marker <= 0xc3) return { width: content.readUInt16BE(at + 7), height: content.readUInt16BE(at + 5) };
	}
	return undefined;
}
