import { hkdfSync, randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from './config.ts';

/**
 * What everything that this site signs or seals rests on: `SECRET`, else a random one that is made once and kept in
 * the data folder, readable by its owner alone. Whoever loses it signs everybody out.
 */
export function openSecret({ secret, dataDir }: Pick<Config, 'secret' | 'dataDir'>): string {
	return secret ?? readSecret(dataDir) ?? makeSecret(dataDir);
}

/** 32 bytes for one purpose, from which nobody learns those for another (HKDF-SHA256, RFC 5869). */
export function deriveKey(secret: string, purpose: string): Buffer {
	return Buffer.from(hkdfSync('sha256', secret, '', `dugnad/${purpose}`, 32));
}

const fileIn = (dataDir: string) => join(dataDir, 'secret');

function readSecret(dataDir: string): string | undefined {
	try {
		return readFileSync(fileIn(dataDir), 'utf8').trim();
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
		throw error;
	}
}

/** Of two processes that make one at the same time, both use the one that was there first, and it is there whole. */
function makeSecret(dataDir: string): string {
	mkdirSync(dataDir, { recursive: true });
	const draft = `${fileIn(dataDir)}.${randomBytes(8).toString('hex')}`;
	writeFileSync(draft, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flush: true });
	try {
		linkSync(draft, fileIn(dataDir));
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
	} finally {
		rmSync(draft);
	}
	return readFileSync(fileIn(dataDir), 'utf8').trim();
}
