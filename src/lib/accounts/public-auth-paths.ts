/** What a script of ours asks better-auth directly: passkeys, which are made and shown in the browser. */
const asked: readonly RegExp[] = [/^(GET|POST) \/passkey\/(generate|verify)-[a-z-]+$/];

/** Whether an endpoint of better-auth can be reached from outside. All the others are asked by our own pages alone. */
export function isPublicAuthPath(method: string, path: string): boolean {
	return asked.some((known) => known.test(`${method} ${path}`));
}
