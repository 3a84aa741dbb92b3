import type { SearchServerAddress } from '#lib/platform/search-server-address.ts';
import type { CaseDocument } from '../index/case-document.ts';
import type { Words } from '../open-words.server.ts';
import type { CaseKeeper } from '../search-backend.ts';
import { caseFields, caseIndex } from './case-fields.ts';
import { connectToServer, type SearchServer, SearchServerError } from './search-server.ts';
import { type Operation, sendBulk } from './send-bulk.ts';
import { readVersions } from './server-versions.ts';

/** So many cases are taken from the source before they are sent. */
const casesAtOnce = 50;

/**
 * Keeps cases in a search server. An alias with the name of the prefix leads to the present index, whose own name says by which
 * version of the analysis and when it was begun: `dugnad-1.1.0a1b2c3d4e5f-1795000000000`.
 */
export class ServerKeeper implements CaseKeeper {
	readonly isShared = true;
	readonly #server: SearchServer;
	/** The version of our own words, and since when they are ours. */
	#own = { version: '', since: 0 };
	#changes: Operation[] = [];

	constructor(address: SearchServerAddress) {
		this.#server = connectToServer(address);
	}

	/** What others do is seen in any case: nothing is remembered from one look to the next. */
	isTouched(): boolean {
		return false;
	}

	async versions({ version }: Words, caseIds?: number[]): Promise<ReadonlyMap<number, string> | undefined> {
		if (version !== this.#own.version) this.#own = { version, since: Date.now() };
		const serving = (await this.#indexes()).find(({ isServing }) => isServing);
		if (serving?.version === version) return readVersions(this.#server, caseIds);
		// Two machines that analyse differently would else replace each other's index for ever: the later one is right.
		if (serving && serving.begun > this.#own.since)
			throw new SearchServerError(
				`Another machine has built the search index ${serving.name} by another version or lexicon than ours (${version}). ` +
					'Give all machines the same, and start this one anew.',
			);
		return undefined;
	}

	async rebuild({ version }: Words, cases: AsyncIterable<CaseDocument>): Promise<void> {
		const { prefix, send } = this.#server;
		const present = Map.groupBy(await this.#indexes(), ({ isServing }) => isServing);
		await this.#changeAliases(removing(present.get(false)));
		const index = `${prefix}-${version}-${Date.now()}`;
		const building = `${index}.building`;
		await send('PUT', index, { ...caseIndex, aliases: { [building]: {} } });
		await this.#fill(building, cases);
		await send('POST', `${index}/_refresh`);
		const swap = [{ remove: { index, alias: building } }, { add: { index, alias: prefix } }];
		await this.#changeAliases([...removing(present.get(true)), ...swap]);
	}

	upsertCase(document: CaseDocument): void {
		this.#changes.push(putting(document));
	}

	deleteCase(caseId: number): void {
		this.#changes.push({ caseId, lines: [JSON.stringify({ delete: { _id: String(caseId) } })] });
	}

	async commit(): Promise<void> {
		const { prefix } = this.#server;
		const changes = this.#changes.splice(0);
		const [first, ...others] = await sendBulk(this.#server, prefix, changes);
		await this.#server.send('POST', `${prefix}/_refresh`);
		if (first && others.length > 0) first.message += ` (and ${others.length} more)`;
		if (first) throw first;
	}

	async close(): Promise<void> {}

	/** A case that is not taken is missed, and told of, by the comparison that follows; were it most of them, something else is wrong. */
	async #fill(alias: string, cases: AsyncIterable<CaseDocument>): Promise<void> {
		const operations: Operation[] = [];
		const send = async (some: Operation[]) => {
			const failures = await sendBulk(this.#server, alias, some);
			if (failures[0] && failures.length > some.length / 2) throw failures[0];
		};
		for await (const document of cases) {
			operations.push(putting(document));
			if (operations.length === casesAtOnce) await send(operations.splice(0));
		}
		await send(operations);
	}

	/** The indexes that were built for this prefix, also those that were never finished. */
	async #indexes(): Promise<{ name: string; version: string; begun: number; isServing: boolean }[]> {
		const { prefix } = this.#server;
		const found = await this.#server.send<Record<string, { aliases: object }>>('GET', `${prefix}-*/_alias`);
		return Object.entries(found).flatMap(([name, { aliases }]) => {
			const [, version = '', begun] = /^-(\d+\.\d+\.[0-9a-f]{12})-(\d{13})$/.exec(name.slice(prefix.length)) ?? [];
			return begun ? [{ name, version, begun: Number(begun), isServing: prefix in aliases }] : [];
		});
	}

	/** All of it at the same moment. */
	async #changeAliases(actions: object[]): Promise<void> {
		if (actions.length > 0) await this.#server.send('POST', '_aliases', { actions });
	}
}

function removing(indexes: { name: string }[] = []): object[] {
	return indexes.map(({ name }) => ({ remove_index: { index: name } }));
}

function putting(document: CaseDocument): Operation {
	const { caseId } = document;
	return { caseId, lines: [JSON.stringify({ index: { _id: String(caseId) } }), JSON.stringify(caseFields(document))] };
}
