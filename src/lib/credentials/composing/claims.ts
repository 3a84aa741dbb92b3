/** What a credential claims of its subject: the achievement, how well, and what shows it (Open Badges 3.0, appendix B.1). */
export interface Claims {
	achievement: Achievement;
	result?: { type: string[]; resultDescription: string; value: string }[];
	evidence: { id?: string; type: string[]; name: string; narrative: string; genre: string }[];
}

interface Achievement {
	id: string;
	type: string[];
	achievementType: string;
	humanCode?: string;
	name: string;
	description: string;
	criteria: { id?: string; narrative: string };
	inLanguage?: string;
	resultDescription?: ResultDescription[];
}

interface ResultDescription {
	id: string;
	type: string[];
	name: string;
	resultType: string;
	valueMin: string;
	valueMax: string;
	requiredValue: string;
}
