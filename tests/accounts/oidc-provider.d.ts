/** The part of the package that our tests use; it brings no types of its own. */
declare module 'oidc-provider' {
	import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';

	interface Context {
		path: string;
		status: number;
		body: unknown;
	}
	export default class Provider {
		constructor(issuer: string, configuration: object);
		Grant: new (of: {
			accountId: string;
			clientId: string;
		}) => { addOIDCScope(scopes: string): void; save(): Promise<string> };
		callback(): RequestListener;
		use(middleware: (ctx: Context, next: () => Promise<void>) => Promise<void>): void;
		interactionFinished(request: IncomingMessage, response: ServerResponse, result: object): Promise<void>;
	}
}

declare module 'oidc-provider/lib/adapters/memory_adapter.js' {
	export default class MemoryAdapter {
		constructor(model: string);
	}
}
