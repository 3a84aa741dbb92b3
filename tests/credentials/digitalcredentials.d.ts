/** The parts of the Digital Credentials Consortium's libraries that tests verify with; they bring no types of their own. */
declare module '@digitalcredentials/data-integrity' {
	export class DataIntegrityProof {
		constructor(options: { signer?: object; cryptosuite: object });
	}
}

declare module '@digitalcredentials/eddsa-rdfc-2022-cryptosuite' {
	export const cryptosuite: object;
}

declare module '@digitalcredentials/vc' {
	type Loader = (address: string) => Promise<{ contextUrl: null; documentUrl: string; document: object }>;
	export function issue(options: { credential: object; suite: object; documentLoader: Loader }): Promise<Record<string, unknown>>;
	export function verifyCredential(options: {
		credential: object;
		suite: object;
		documentLoader: Loader;
		checkStatus(): Promise<{ verified: boolean }>;
	}): Promise<{ verified: boolean; error?: Error }>;
}
