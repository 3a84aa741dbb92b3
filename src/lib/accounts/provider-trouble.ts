/**
 * Why a provider's word was not taken. `unreachable`: it did not answer; `untrusted`: it answered what cannot be believed.
 * The message is for whoever runs the site and holds no secrets.
 */
export class ProviderTrouble extends Error {
	readonly reason: 'unreachable' | 'untrusted';

	constructor(reason: ProviderTrouble['reason'], message: string) {
		super(message);
		this.reason = reason;
	}
}
