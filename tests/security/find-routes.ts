import { readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

const folder = join(import.meta.dirname, '../../src/routes');
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'fallback'];

/** Everything that can be asked of the site, as the files below src/routes have it: `GET /case/[slug]`, `POST /sign-in?/link` … */
export async function findRoutes(): Promise<string[]> {
	const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
	const named = (...names: string[]) => files.filter((file) => names.includes(basename(file)));
	const pages = new Set(named('+page.svelte', '+page.server.ts').map((file) => `GET ${addressOf(file)}`));
	const actions = await Promise.all(named('+page.server.ts').map(findActions));
	const endpoints = await Promise.all(named('+server.ts').map(findMethods));
	return [...pages, ...actions.flat(), ...endpoints.flat()].sort();
}

async function findActions(file: string): Promise<string[]> {
	const { actions = {} } = await import(join(folder, file));
	return Object.keys(actions).map((name) => `POST ${addressOf(file)}${name === 'default' ? '' : `?/${name}`}`);
}

async function findMethods(file: string): Promise<string[]> {
	const endpoint = await import(join(folder, file));
	return methods.filter((method) => method in endpoint).map((method) => `${method} ${addressOf(file)}`);
}

/** Folders in round brackets are no part of an address. */
function addressOf(file: string): string {
	return `/${dirname(file)}`.replaceAll(/\/(\([^/]*\)|\.(?=\/|$))/g, '') || '/';
}
