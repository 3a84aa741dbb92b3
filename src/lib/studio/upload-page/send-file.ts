import { DetailedError, type HttpRequest, Upload } from 'tus-js-client';
import { pieceBytes } from '../upload.ts';

/** What becomes of one file. `refused` has the HTTP status, or 0. */
export interface SendEvents {
	begun(id: string): void;
	progress(done: number): void;
	/** Without a connection; it goes on by itself. */
	lost(): void;
	signedOut(): void;
	refused(status: number): void;
	done(): void;
}

export interface Sending {
	/** Begins, or goes on where it stopped: also where another visit stopped with the same file. */
	start(): Promise<void>;
	pause(): Promise<void>;
	/** Forgets what has arrived. */
	cancel(): Promise<void>;
}

const againMs = 5000;

/** Sends a file by tus 1.0, piece by piece, each with its checksum. */
export function sendFile(file: File, address: string, caseId: string, events: SendEvents): Sending {
	let again: ReturnType<typeof setTimeout> | undefined;
	let isRunning = false;
	const go = () => {
		clearTimeout(again);
		removeEventListener('online', go);
		if (isRunning) upload.start();
	};
	const upload = new Upload(file, {
		endpoint: address,
		metadata: { name: file.name, case: caseId },
		chunkSize: pieceBytes,
		retryDelays: [0, 1000, 3000],
		removeFingerprintOnSuccess: true,
		// The same file for another case is another upload.
		fingerprint: async () => ['dugnad-upload', caseId, file.name, file.size, file.lastModified].join('|'),
		onShouldRetry: (error) => isPassing(statusOf(error)) && navigator.onLine,
		onBeforeRequest: (request) => addChecksum(file, request),
		onAfterResponse: (request, response) => {
			// The library would begin anew, as if nothing had arrived.
			const isDoubtful = response.getStatus() === 401 || response.getStatus() >= 500;
			if (request.getMethod() === 'HEAD' && isDoubtful) throw new StillThere(response.getStatus());
		},
		onUploadUrlAvailable: () => events.begun(upload.url?.slice(-32) ?? ''),
		onProgress: (done) => isRunning && events.progress(done),
		onSuccess: () => {
			isRunning = false;
			events.done();
		},
		onError: (error) => {
			const status = statusOf(error);
			if (isPassing(status)) {
				if (!isRunning) return;
				events.lost();
				addEventListener('online', go);
				again = setTimeout(go, againMs);
				return;
			}
			isRunning = false;
			if (status === 401) events.signedOut();
			else events.refused(status);
		},
	});
	const stop = () => {
		isRunning = false;
		clearTimeout(again);
		removeEventListener('online', go);
	};
	return {
		async start() {
			isRunning = true;
			const [previous] = upload.url ? [] : await upload.findPreviousUploads();
			if (previous) upload.resumeFromPreviousUpload(previous);
			go();
		},
		async pause() {
			stop();
			await upload.abort();
		},
		async cancel() {
			stop();
			await upload.abort(true).catch(() => undefined);
		},
	};
}

/** The server did not say where an upload is; that is no answer yet. */
class StillThere extends Error {
	readonly status: number;

	constructor(status: number) {
		super('The upload is asked for again.');
		this.status = status;
	}
}

function statusOf(error: Error): number {
	if (!(error instanceof DetailedError)) return 0;
	if (error.causingError instanceof StillThere) return error.causingError.status;
	return error.originalResponse?.getStatus() ?? 0;
}

/** Whether trying again may help: no connection, a server that starts anew, a piece that was damaged or sent twice. */
function isPassing(status: number): boolean {
	return [0, 408, 409, 423, 460].includes(status) || (status >= 500 && status !== 507);
}

/** Browsers hash only on pages that came by https or from this machine. */
async function addChecksum(file: File, request: HttpRequest): Promise<void> {
	if (request.getMethod() !== 'PATCH' || !globalThis.crypto?.subtle) return;
	const from = Number(request.getHeader('Upload-Offset'));
	const piece = await file.slice(from, from + pieceBytes).arrayBuffer();
	const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', piece));
	request.setHeader('Upload-Checksum', `sha256 ${btoa(String.fromCharCode(...digest))}`);
}
