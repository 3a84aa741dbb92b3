/** A refusal of the server's, by its code such as `SESSION_NOT_FRESH`. */
export class Refusal extends Error {}

/** Whether the browser knows passkeys and their JSON (Web Authentication Level 3, section 5.1.10). */
export function knowsPasskeys(): boolean {
	return 'PublicKeyCredential' in window && 'parseCreationOptionsFromJSON' in PublicKeyCredential;
}

/** Makes a passkey on the device and leaves it with the server. */
export async function makePasskey(name: string): Promise<void> {
	const options = await ask('generate-register-options');
	const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(
		options as unknown as PublicKeyCredentialCreationOptionsJSON,
	);
	await ask('verify-registration', { name, response: answerOf(await navigator.credentials.create({ publicKey })) });
}

/** Shows a passkey to the server, which thereby signs its member in. */
export async function showPasskey(): Promise<void> {
	// better-auth asks the device to make sure who uses it only if it likes to; the server then refuses if it did not.
	const options = { ...(await ask('generate-authenticate-options')), userVerification: 'required' };
	const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options as unknown as PublicKeyCredentialRequestOptionsJSON);
	await ask('verify-authentication', { response: answerOf(await navigator.credentials.get({ publicKey })) });
}

function answerOf(credential: Credential | null): unknown {
	return (credential as PublicKeyCredential).toJSON();
}

async function ask(what: string, body?: object): Promise<Record<string, unknown>> {
	const posted = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
	const answer = await fetch(`/api/auth/passkey/${what}`, body && posted);
	const data = await answer.json().catch(() => ({}));
	if (!answer.ok) throw new Refusal(String(data.code));
	return data;
}
