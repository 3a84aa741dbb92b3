import { Invalid } from '#lib/platform/errors.ts';

/** A statement breaks a rule of the specification: where, which rule, and in which section it stands. */
export class StatementRefused extends Invalid {
	/** The property, for example `statements[2].context.contextActivities.grouping[0].id`. */
	readonly path: string;
	/** What the property must be, as the rest of a sentence that starts with the path. */
	readonly rule: string;
	/** For example `xAPI 1.0.3 Data 2.4.6.2` or `IEEE 9274.1.1 4.2.2.5`. */
	readonly section: string;

	constructor(path: string, rule: string, section: string) {
		super(`${path} ${rule} (${section}).`, path);
		this.path = path;
		this.rule = rule;
		this.section = section;
	}
}
