export type Section =
	| 'before'
	| 'head'
	| 'questionnaire'
	| 'outcomes'
	| 'literature'
	| 'moreLearning'
	| 'reflection'
	| 'related'
	| 'programme'
	| 'panel'
	| 'transcript'
	| 'rest';

export type FieldName = 'theme' | 'organisation' | 'perspective' | 'date' | 'place' | 'host' | 'duration';

/** How a section announces itself in bokmål, nynorsk and English; what stands after the colon is read as content. */
const sections: [Section, RegExp][] = [
	[
		'questionnaire',
		/^(?:noen|nokre|a few|some) (?:kjappe|raske|quick)(?: \S+)? (?:med|with) (?:e(?:x|ks)pørt(?:en)? )?(?<about>[^:]+):?$/i,
	],
	label('outcomes', 'dette (?:lørner|lærer) du|dette (?:er (?:det|hva|kva) )?(?:du )?(?:vil|kjem til å) (?:du )?lære'),
	label('outcomes', '(?:this is )?what you(?: will|.ll)? learn|you will learn'),
	label('literature', '(?:anbefalt|tilrådd) (?:litteratur|lesning|lesing)|recommended (?:literature|reading)'),
	label('moreLearning', 'mer læring|meir læring|more learning'),
	label('reflection', 'refleksjon(?:sspørsmål|soppgave|soppgåve)?|reflection(?: question)?'),
	label('related', 'flere caser i samme tema|fleire casar i same tema|more cases (?:in|on) the same (?:topic|theme)'),
	label('transcript', 'utskrift(?: av samtalen)?|transcript(?: of the conversation)?'),
	label('programme', 'program(?:met)?|programme'),
	label('panel', 'panel(?:et)?|i panelet|the panel|paneldeltakere|paneldeltakarar|panell?ists'),
];

function label(section: Section, words: string): [Section, RegExp] {
	return [section, new RegExp(`^(?:${words})\\s*(?::\\s*(?<rest>.*))?$`, 'i')];
}

/** Frame texts that also tell where a section begins. */
const frames: [Section, RegExp][] = [
	['rest', /^quiz (?:for|til) case /i],
	['rest', /^(?:dette er|this is) \S+ cases$/i],
	['related', /^(?:search|søk (?:på|etter)) (?:name|navn|namn), /i],
];

const fields: [FieldName, RegExp][] = [
	['theme', /^(?:tema|theme|topic)$/i],
	['organisation', /^(?:organisasjon|organisation|organization)$/i],
	['perspective', /^(?:perspektiv|perspective)$/i],
	['date', /^(?:dato|date)$/i],
	['place', /^(?:sted|stad|place)$/i],
	['host', /^(?:vert|verter|vertar|hosts?)$/i],
	['duration', /^(?:varighet|varigheit|lengd|duration)$/i],
];

export interface SectionLabel {
	section: Section;
	/** What the label is about: the guest of a questionnaire. */
	about?: string;
	/** Content on the label's own line. */
	rest: string;
}

/** The section that a line announces. */
export function sectionLabel(text: string): SectionLabel | undefined {
	for (const [section, pattern] of sections) {
		const groups = pattern.exec(text)?.groups;
		if (groups) return { section, rest: groups.rest ?? '', ...(groups.about && { about: groups.about }) };
	}
	return undefined;
}

/** The section that begins at one of the site's frame texts. */
export function sectionAtFrame(text: string): Section | undefined {
	return frames.find(([, pattern]) => pattern.test(text))?.[0];
}

/** A line such as `Dato: 190108`; the value may stand on the next line and is then empty here. */
export function fieldLabel(text: string): { field: FieldName; value: string } | undefined {
	const found = /^(\p{L}+)\s*:\s*(.*)$/u.exec(text);
	const field = fields.find(([, pattern]) => pattern.test(found?.[1] ?? ''))?.[0];
	return field && { field, value: found?.[2] ?? '' };
}
