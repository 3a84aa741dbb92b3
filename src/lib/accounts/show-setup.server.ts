import { toString as drawQrCode } from 'qrcode';
import { Invalid } from '#lib/platform/errors.ts';

/** What an authenticator app is shown. */
export interface Setup {
	/** The key with the account's name, `otpauth://…`, as apps read it. */
	uri: string;
	/** The same as an SVG picture. */
	svg: string;
	/** The key alone, in groups of four. */
	key: string;
}

/** Draws the key of a second factor for an app to scan or a person to type; throws Invalid for what is none. */
export async function showSetup(uri: string): Promise<Setup> {
	const url = uri.length < 1000 ? URL.parse(uri) : null;
	const key = url?.searchParams.get('secret');
	if (url?.protocol !== 'otpauth:' || !key)
		throw new Invalid('This is no key of a second factor: begin again on the account page.');
	return { uri, svg: await drawQrCode(uri, { type: 'svg', margin: 2 }), key: key.match(/.{1,4}/g)?.join(' ') ?? key };
}
