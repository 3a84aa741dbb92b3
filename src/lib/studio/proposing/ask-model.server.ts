import { Agent, fetch, type Response } from 'undici';
import { z } from 'zod';
import type { LanguageModel } from '#lib/platform/language-model.ts';
import { parseIfJson } from '#lib/platform/parse-if-json.ts';
import { retryAfterMs } from '#lib/platform/retry-after.ts';
import type { DraftPrompt } from './draft-prompt.ts';

/** Why a model gave no text. */
export type ModelProblem = 'unreachable' | 'slow' | 'busy' | 'refused' | 'malformed' | 'tooLong' | 'denied' | 'redirected';

/** What a model answered; one that is busy may say for how long. */
export type ModelAnswer = { text: string } | { problem: ModelProblem; retryAfterMs?: number };

export interface AskOptions {
	/** The time for the whole answer; ten minutes unless told: small machines are slow. */
	timeoutMs?: number;
	signal?: AbortSignal | undefined;
}

/** Our own limit is the only one: by itself fetch waits five minutes for an answer to begin. */
const patient = new Agent({ headersTimeout: 0, bodyTimeout: 0 });
/** Drafts of an hour's talk are a hundredth of it. */
const mostAnswerBytes = 1_000_000;
const mostTokens = 8_000;

const completion = z.object({
	choices: z
		.array(
			z.object({
				finish_reason: z.string().nullish(),
				message: z.object({ content: z.string().nullish(), refusal: z.string().nullish() }),
			}),
		)
		.min(1),
});

/**
 * Asks a model once, for JSON. Its address may be a private one, for only the operator names it; it is not followed
 * anywhere else, since a transcript and a key go along. The key is in no message.
 */
export async function askModel(model: LanguageModel, prompt: DraftPrompt, options: AskOptions = {}): Promise<ModelAnswer> {
	const { timeoutMs = 600_000, signal } = options;
	const timeout = AbortSignal.timeout(timeoutMs);
	try {
		const response = await fetch(`${model.url}/chat/completions`, {
			method: 'POST',
			headers: {
				'content-type': 'application/json',
				accept: 'application/json',
				...(model.key !== undefined && { authorization: `Bearer ${model.key}` }),
			},
			body: JSON.stringify(requestOf(model, prompt)),
			redirect: 'manual',
			dispatcher: patient,
			signal: AbortSignal.any([timeout, ...(signal ? [signal] : [])]),
		});
		return (await refusalOf(response)) ?? answerOf(await readText(response));
	} catch (error) {
		// The worker stops: that is no answer at all.
		if (signal?.aborted) throw error;
		return { problem: timeout.aborted ? 'slow' : 'unreachable' };
	}
}

function requestOf({ name }: LanguageModel, { system, user }: DraftPrompt): object {
	return {
		model: name,
		messages: [
			{ role: 'system', content: system },
			{ role: 'user', content: user },
		],
		response_format: { type: 'json_object' },
		temperature: 0.2,
		max_tokens: mostTokens,
		stream: false,
	};
}

async function refusalOf({ status, headers, body }: Response): Promise<ModelAnswer | undefined> {
	if (status >= 200 && status < 300) return undefined;
	await body?.cancel();
	if (status === 429 || status === 503) return { problem: 'busy', retryAfterMs: retryAfterMs(new Headers([...headers])) };
	if (status >= 300 && status < 400) return { problem: 'redirected' };
	return { problem: status >= 400 && status < 500 ? 'denied' : 'unreachable' };
}

async function readText({ body }: Response): Promise<string | undefined> {
	const chunks: Uint8Array[] = [];
	let bytes = 0;
	for await (const chunk of body ?? []) {
		bytes += chunk.length;
		if (bytes > mostAnswerBytes) return undefined;
		chunks.push(chunk);
	}
	return Buffer.concat(chunks).toString('utf8');
}

function answerOf(text: string | undefined): ModelAnswer {
	if (text === undefined) return { problem: 'tooLong' };
	const choice = completion.safeParse(parseIfJson(text)).data?.choices[0];
	if (!choice) return { problem: 'malformed' };
	const { message, finish_reason: reason } = choice;
	if (message.refusal || reason === 'content_filter') return { problem: 'refused' };
	if (!message.content) return { problem: 'malformed' };
	// Cut off in the middle, it is no JSON any more.
	return reason === 'length' ? { problem: 'tooLong' } : { text: message.content };
}
