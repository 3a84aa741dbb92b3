/** The parts of Digital Bazaar's libraries that are used here; they bring no types of their own. */
declare module '@digitalbazaar/credentials-context' {
	export const contexts: Map<string, object>;
}

declare module '@digitalbazaar/eddsa-rdfc-2022-cryptosuite' {
	export const cryptosuite: {
		name: string;
		/** RDF Dataset Canonicalization of a JSON-LD document; throws for a term without a meaning. */
		canonize(document: object, options: { documentLoader: DocumentLoader }): Promise<string>;
	};
}

declare module '@digitalbazaar/data-integrity' {
	interface Signer {
		id: string;
		algorithm: string;
		sign(input: { data: Uint8Array }): Promise<Uint8Array>;
	}
	export class DataIntegrityProof {
		constructor(options: { signer: Signer; cryptosuite: object; date?: Date });
	}
}

declare module '@digitalbazaar/vc' {
	export function issue<T extends object>(options: {
		credential: T;
		suite: object;
		documentLoader: DocumentLoader;
		now?: Date;
	}): Promise<T & { proof: Record<string, unknown> }>;
}

type DocumentLoader = (address: string) => Promise<{ contextUrl: null; documentUrl: string; document: object }>;
