import { Pool } from 'undici';

/** Sends requests to a store as one of its clients, over as many connections as needed. */
export interface StoreUnderTest {
	send(method: 'GET' | 'POST', path: string, body?: string): Promise<string>;
	close(): Promise<void>;
}

/** Opens connections to the store at an origin; every answer but 200 is an error. */
export function openStore({ port, key, secret }: { port: number; key: string; secret: string }): StoreUnderTest {
	const pool = new Pool(`http://127.0.0.1:${port}`, { connections: 64 });
	const headers = {
		authorization: `Basic ${Buffer.from(`${key}:${secret}`).toString('base64')}`,
		'x-experience-api-version': '2.0.0',
		'content-type': 'application/json',
	};
	return {
		async send(method, path, body) {
			const answer = await pool.request({ method, path: `/xapi${path}`, headers, body });
			const text = await answer.body.text();
			if (answer.statusCode !== 200) throw new Error(`${method} ${path} answered ${answer.statusCode}: ${text.slice(0, 300)}`);
			return text;
		},
		close: () => pool.close(),
	};
}
