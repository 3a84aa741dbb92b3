import type { XapiVersion } from '../statement.ts';
import { StatementRefused } from '../statement-refused.ts';
import { sectionOf, type Topic } from './sections.ts';

/** A place in a statement that is being read. Its path is spelled out only when something is refused there. */
export class Place {
	readonly version: XapiVersion;
	private readonly key: string | number;
	private readonly parent: Place | undefined;

	constructor(key: string | number, version: XapiVersion, parent?: Place) {
		this.key = key;
		this.version = version;
		this.parent = parent;
	}

	/** The place of a property or of an item of a list. */
	at(key: string | number): Place {
		return new Place(key, this.version, this);
	}

	/** Refuses the statement because of what stands here. */
	refuse(topic: Topic, rule: string): never {
		throw new StatementRefused(this.path(), rule, sectionOf(topic, this.version));
	}

	/** For example `statements[2].result.extensions["not an IRI"]`. */
	path(): string {
		if (!this.parent) return String(this.key);
		return this.parent.path() + step(this.key);
	}
}

function step(key: string | number): string {
	if (typeof key === 'number') return `[${key}]`;
	return /^[A-Za-z_]\w*$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
}
