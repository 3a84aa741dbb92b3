import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { CorpusTurn } from './read-data.ts';
import type { Rival } from './rival.ts';

const jars = process.env.LUCENE_JARS ?? '/usr/share/java';
const work = join(import.meta.dirname, '../../.cache/bench/lucene');

/** Lucene's NorwegianAnalyzer and BM25, where a JDK and Debian's `liblucene8-java` are there; `LUCENE_JARS` names another folder. */
export async function openLucene(corpus: CorpusTurn[]): Promise<Rival | undefined> {
	const found = ['lucene-core', 'lucene-analyzers-common'].map(findJar);
	if (found.includes(undefined) || !hasJdk()) {
		console.log('Lucene: left out, no JDK with Debian’s liblucene*-java was found.');
		return undefined;
	}
	mkdirSync(work, { recursive: true });
	const classPath = [...found, work].join(':');
	execFileSync('javac', ['-cp', classPath, '-d', work, join(import.meta.dirname, 'lucene/Ask.java')]);
	const turns = join(work, 'turns.txt');
	writeFileSync(turns, corpus.map(({ text }) => text.replace(/\s+/g, ' ')).join('\n'));
	const java = spawn('java', ['-Xmx2g', '-cp', classPath, 'Ask', turns], { stdio: ['pipe', 'pipe', 'inherit'] });
	return { name: 'Lucene', search: answers(java), close: () => void java.stdin?.end() };
}

function findJar(name: string): string | undefined {
	const file = existsSync(jars) ? readdirSync(jars).find((file) => file.startsWith(name) && file.endsWith('.jar')) : undefined;
	return file && join(jars, file);
}

function hasJdk(): boolean {
	try {
		execFileSync('javac', ['-version'], { stdio: 'ignore' });
		return true;
	} catch {
		return false;
	}
}

/** One line for each query, one line for each answer. */
function answers(java: ChildProcess): (query: string) => Promise<number[]> {
	if (!java.stdin || !java.stdout) throw new Error('java has no pipes.');
	const { stdin } = java;
	const lines = createInterface({ input: java.stdout })[Symbol.asyncIterator]();
	return async (query) => {
		stdin.write(`${query.replace(/\s+/g, ' ')}\n`);
		const { value, done } = await lines.next();
		if (done) throw new Error('Lucene ended before it answered.');
		return value === '' ? [] : value.split(' ').map(Number);
	};
}
