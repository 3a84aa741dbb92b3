import { expect, onTestFinished, test, vi } from 'vitest';
import {
	type Answering,
	completing,
	flooding,
	hangingUp,
	openModelServer,
	sending,
	silent,
	stalling,
} from '../../../../tests/studio/model-server.ts';
import { askModel } from './ask-model.server.ts';

const prompt = { system: 'Svar med JSON.', user: 'Utskriften: hei' };

async function open(...answers: Answering[]) {
	const server = await openModelServer(...answers);
	onTestFinished(() => server.close());
	return { server, model: { url: server.url, key: 'hunter2', name: 'liten' } };
}

test('a model is asked as the protocol wants it, with its key', async () => {
	const { server, model } = await open(completing({ questions: [] }));
	expect(await askModel(model, prompt)).toEqual({ text: '{"questions":[]}' });
	expect(server.asked).toMatchObject([
		{
			path: '/v1/chat/completions',
			headers: { authorization: 'Bearer hunter2', 'content-type': 'application/json' },
			body: {
				model: 'liten',
				response_format: { type: 'json_object' },
				messages: [
					{ role: 'system', content: prompt.system },
					{ role: 'user', content: prompt.user },
				],
			},
		},
	]);
});

test('without a key none goes along', async () => {
	const { server, model } = await open(completing('{}'));
	await askModel({ ...model, key: undefined }, prompt);
	expect(server.asked[0]?.headers.authorization).toBeUndefined();
});

test.each<[string, Answering, object]>([
	['a refusal', completing(null, { refusal: 'I cannot help with that.' }), { problem: 'refused' }],
	['a filter', completing('', { reason: 'content_filter' }), { problem: 'refused' }],
	['an answer that was cut off', completing('{"questions": [', { reason: 'length' }), { problem: 'tooLong' }],
	['an endless answer', flooding, { problem: 'tooLong' }],
	['an empty answer', completing(null), { problem: 'malformed' }],
	['no choices', sending(200, '{"choices":[]}'), { problem: 'malformed' }],
	['no JSON', sending(200, '<html>Velkommen</html>'), { problem: 'malformed' }],
	['JSON of another kind', sending(200, '[1, 2]'), { problem: 'malformed' }],
	['nothing at all', sending(200, ''), { problem: 'malformed' }],
	['a wrong key', sending(401, '{"error":"no"}'), { problem: 'denied' }],
	['an unknown model', sending(404, '{"error":"no such model"}'), { problem: 'denied' }],
	['a broken server', sending(500, 'oops'), { problem: 'unreachable' }],
	['a closed line', hangingUp, { problem: 'unreachable' }],
	['seconds to wait', sending(429, '{}', { 'retry-after': '7' }), { problem: 'busy', retryAfterMs: 7000 }],
	['a busy server that names no time', sending(503, ''), { problem: 'busy', retryAfterMs: 0 }],
])('%s is told as what it is', async (_, answering, problem) => {
	const { model } = await open(answering);
	expect(await askModel(model, prompt)).toEqual(problem);
});

test.each([
	['that never begins', silent],
	['that never ends', stalling],
])('an answer %s is given up', async (_, answering) => {
	const { model } = await open(answering);
	expect(await askModel(model, prompt, { timeoutMs: 150 })).toEqual({ problem: 'slow' });
});

test('nobody is there', async () => {
	const { server, model } = await open();
	server.close();
	expect(await askModel(model, prompt)).toEqual({ problem: 'unreachable' });
});

test.each([301, 302, 307, 308])(
	'a redirect (%i) is not followed: transcript and key stay with the address that was named',
	async (status) => {
		const inside = await open(completing('{}'));
		const { model } = await open(sending(status, '', { location: `${inside.server.url}/chat/completions` }));
		expect(await askModel(model, prompt)).toEqual({ problem: 'redirected' });
		expect(inside.server.asked).toEqual([]);
	},
);

test('the end of the worker is no answer, and the key is in no log', async () => {
	const logged = (['log', 'error', 'warn'] as const).map((name) => vi.spyOn(console, name));
	const { model } = await open(silent);
	const stop = new AbortController();
	const asking = askModel(model, prompt, { signal: stop.signal });
	stop.abort();
	await expect(asking).rejects.not.toThrow(/hunter2/);
	for (const spy of logged) expect(JSON.stringify(spy.mock.calls)).not.toContain('hunter2');
});
