import { ConfigError } from './config.ts';
import { isExpected } from './errors.ts';

/** Ends the process: with one sentence and 1 for what a person can mend, with the whole trace and 70 for a bug of ours. */
export function exitWithSentence(error: unknown): never {
	const sentence = sentenceOf(error);
	console.error(sentence ?? error);
	process.exit(sentence ? 1 : 70);
}

/** What a person can do about an error; undefined when it is for us to mend. */
export function sentenceOf(error: unknown): string | undefined {
	if (error instanceof ConfigError || isExpected(error)) return error.message;
	if (!(error instanceof Error)) return undefined;
	const { code = '', syscall, address, port, path } = error as NodeJS.ErrnoException & { address?: string; port?: number };
	if (syscall === 'listen' || syscall === 'getaddrinfo') return cannotListen(code, address ?? 'HOST', port);
	if (path && fileTroubles[code]) return `${path} ${fileTroubles[code]}. Mend that, or choose another folder, and start again.`;
	if (databaseGone.has(code) || /^Connection terminated/.test(error.message)) {
		return 'The database went away in the middle of the work. What was finished is kept; start again.';
	}
	return undefined;
}

function cannotListen(code: string, address: string, port: number | undefined): string {
	if (code === 'EADDRINUSE')
		return `Port ${port} is taken on ${address}. Stop what runs there, or choose another with PORT=3001 npm start.`;
	if (code === 'EACCES')
		return `Port ${port} is for the system's own programs. Choose one from 1024 on, with PORT=3001 npm start.`;
	return `This machine has no address ${address} to listen on (${code}). Change or unset HOST and start again.`;
}

const fileTroubles: Record<string, string> = {
	EACCES: 'may not be read or written by this user',
	EPERM: 'may not be changed by this user',
	EROFS: 'is on a disk that can only be read',
	ENOSPC: 'cannot be written because the disk is full',
	EDQUOT: "cannot be written because the user's share of the disk is used up",
	ENOTDIR: 'leads through something that is no folder',
	EEXIST: 'is there already and is no folder',
	EISDIR: 'is a folder and should be a file',
};

/** Shut down (57P01 to 57P03), or no longer there. */
const databaseGone = new Set(['57P01', '57P02', '57P03', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE']);
