import type { XapiVersion } from '../statement.ts';
import type { Place } from '../statement-filter.ts';

/** Another store, with what it takes to write to it. */
export interface Target {
	name: string;
	endpoint: string;
	version: XapiVersion;
	key: string;
	secret: string;
	/** Everything up to here is there, or was set aside. */
	sent: Place;
}
