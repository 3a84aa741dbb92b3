import { fetchCredential } from '#lib/credentials/open-verifier.server.ts';
import { attachedCredential, isPdf } from '#lib/credentials/pdf-attachment.ts';
import { readCredential } from '#lib/credentials/read-credential.ts';
import { isExpected } from '#lib/platform/errors.ts';
import { Interrupted } from '#lib/platform/fetch-failure.ts';

/** The three ways in which a credential is given to be checked. */
export const ways = ['file', 'address', 'text'] as const;
export type Way = (typeof ways)[number];

/** What kept us from checking: `field` is the one to mend. */
export interface GivenProblem {
	field: Way;
	problem: 'nothing' | 'several' | 'fileTooLarge' | 'textTooLarge' | 'noAttachment' | 'noAddress' | 'notFetched' | 'busy';
}

const largestFile = 5_000_000;
const longestText = 1_000_000;

/** The credential that a form holds: as text, as the slug of a certificate of ours, or why there is none to check. */
export async function readGiven(
	form: FormData,
	origin: string,
): Promise<{ credential: unknown } | { slug: string } | GivenProblem> {
	const file = form.get('file');
	const upload = file instanceof File && file.size > 0 ? file : undefined;
	const [address, text] = ['address', 'text'].map((name) => String(form.get(name) ?? '').trim());
	const given = [upload, address, text].filter(Boolean);
	if (given.length === 0) return { field: 'file', problem: 'nothing' };
	if (given.length > 1) return { field: 'file', problem: 'several' };
	if (upload) return readUpload(upload);
	if (text) return text.length > longestText ? { field: 'text', problem: 'textTooLarge' } : { credential: text };
	return readAddress(address ?? '', origin);
}

async function readUpload(file: File) {
	if (file.size > largestFile) return { field: 'file', problem: 'fileTooLarge' } as const;
	return readFile('file', new Uint8Array(await file.arrayBuffer()));
}

async function readAddress(address: string, origin: string) {
	const url = URL.parse(address);
	if (!url || !/^https?:$/.test(url.protocol)) return { field: 'address', problem: 'noAddress' } as const;
	const own = url.origin === origin ? /\/certificates?\/(\w+)/.exec(url.pathname)?.[1] : undefined;
	if (own) return { slug: own };
	try {
		return readFile('address', await fetchCredential(address));
	} catch (error) {
		if (isExpected(error) || error instanceof Interrupted) return { field: 'address', problem: 'notFetched' } as const;
		throw error;
	}
}

function readFile(field: Way, bytes: Uint8Array): { credential: unknown } | GivenProblem {
	if (!isPdf(bytes)) return { credential: readCredential(bytes) };
	const attached = attachedCredential(bytes);
	return attached ? { credential: readCredential(attached) } : { field, problem: 'noAttachment' };
}
