/**
 * Compares our credentials with 1EdTech's own JSON schema, which is theirs and no part of this project:
 *
 *     npm run check:badge -- [FILE]
 *
 * FILE is `ob_v3p0_achievementcredential_schema.json`; without it the published one is fetched. Credentials of an invented
 * member, for a case and for a path, with everything and with as little as there may be must meet it, and what breaks it must
 * break ours too. Exits with 1 when the two disagree.
 */
import { readFileSync } from 'node:fs';
import { Ajv2019 } from 'ajv/dist/2019.js';
import ajvFormats from 'ajv-formats';
import { composeOpenBadge, publishedSchema } from '#lib/credentials/open-badge.ts';
import { findSchemaProblem } from '#lib/credentials/open-badge-schema.ts';
import { issuer, pathSubject, subject } from '../tests/credentials/award.ts';

const ajv = new Ajv2019({ strict: false });
ajvFormats.default(ajv);
const meetsTheirs = ajv.compile(await readSchema(process.argv[2]));

const facts = { awardId: '6a1f1a1f-2f6f-4c2e-9a39-f3c1c4a02f6f', awardedAt: new Date(), statusIndex: 0, issuer };
const least = { ...subject, number: null, outcomes: [], durationMs: null, hasReflection: false, language: 'x' };
const leastPath = { ...pathSubject, byEditors: false, pathSlug: null, cases: [], outcomes: [], language: 'x' };
const badges = [subject, least, pathSubject, leastPath].map((one) => composeOpenBadge({ ...facts, subject: one }));
const broken = badges.flatMap((badge) => withoutEach(badge)).concat(badges.flatMap((badge) => withEachOdd(badge)));

const refused = badges.flatMap((badge) => (meetsTheirs(badge) ? [] : [ajv.errorsText(meetsTheirs.errors)]));
for (const reason of refused) console.error(`REFUSED: ${reason}.`);
const missed = broken.filter(({ badge }) => findSchemaProblem(badge) === null && !meetsTheirs(badge));
for (const { what } of missed) console.error(`MISSED: ours allows a credential ${what}.`);
console.log(
	`1EdTech's schema refuses ${refused.length} of ${badges.length} credentials; of ${broken.length} broken ones ours misses ${missed.length}.`,
);
process.exitCode = refused.length + missed.length === 0 ? 0 : 1;

async function readSchema(file: string | undefined): Promise<object> {
	if (file) return JSON.parse(readFileSync(file, 'utf8'));
	const answer = await fetch(publishedSchema);
	if (!answer.ok) throw new Error(`${publishedSchema} answered ${answer.status}. Give a file that has it.`);
	return (await answer.json()) as object;
}

/** A credential without each of its properties in turn, at any depth. */
function withoutEach(badge: object) {
	return pathsOf(badge).map((path) => changed(badge, path, 'without', () => undefined));
}

/** A credential with each of its values in turn of another kind. */
function withEachOdd(badge: object) {
	return pathsOf(badge).map((path) => changed(badge, path, 'with an odd', (value) => (typeof value === 'string' ? 7 : 'odd')));
}

function changed(badge: object, path: string[], how: string, change: (value: unknown) => unknown) {
	const copy = structuredClone(badge) as Record<string, unknown>;
	const holder = path.slice(0, -1).reduce((one, name) => one[name] as Record<string, unknown>, copy);
	const name = path.at(-1) ?? '';
	holder[name] = change(holder[name]);
	return { badge: JSON.parse(JSON.stringify(copy)) as object, what: `${how} ${path.join('.')}` };
}

function pathsOf(value: unknown, path: string[] = []): string[][] {
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([name, one]) => [[...path, name], ...pathsOf(one, [...path, name])]);
}
