import type { Member } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { reflectionHtml } from './reflection-html.ts';

/** What was written before it was changed. */
export interface EarlierVersion {
	writtenAt: Date;
	believedHtml: string;
	thinksHtml: string;
}

/** A member's own reflection, as only they see it. */
export interface OwnReflection {
	/** As it was typed, for the form. */
	believed: string;
	thinks: string;
	believedHtml: string;
	thinksHtml: string;
	isShared: boolean;
	/** Why an editor hid it from others. */
	hiddenBecause: string | null;
	writtenAt: Date;
	/** Newest first. */
	earlier: EarlierVersion[];
}

/** The member's own reflection on a case, with what it was before. */
export async function findOwnReflection(db: Db, viewer: Member, caseId: number): Promise<OwnReflection | undefined> {
	const own = await db
		.selectFrom('assessment.reflections')
		.select(['id', 'believed', 'thinks', 'shared_with', 'hidden_because', 'updated_at'])
		.where('user_id', '=', viewer.id)
		.where('case_id', '=', caseId)
		.executeTakeFirst();
	if (!own) return undefined;
	const versions = await db
		.selectFrom('assessment.reflection_versions')
		.select(['written_at', 'believed', 'thinks'])
		.where('reflection_id', '=', own.id)
		.orderBy('written_at', 'desc')
		.execute();
	return {
		believed: own.believed,
		thinks: own.thinks,
		...asHtml(own),
		isShared: own.shared_with === 'everybody',
		hiddenBecause: own.hidden_because,
		writtenAt: own.updated_at,
		earlier: versions.map((version) => ({ writtenAt: version.written_at, ...asHtml(version) })),
	};
}

function asHtml({ believed, thinks }: { believed: string; thinks: string }) {
	return { believedHtml: reflectionHtml(believed), thinksHtml: reflectionHtml(thinks) };
}
