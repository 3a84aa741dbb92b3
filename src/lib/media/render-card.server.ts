import { Readable } from 'node:stream';
import { sql } from 'kysely';
import type { Db } from '#lib/platform/db.ts';
import { pagesChanged } from '#lib/platform/pages-changed.ts';
import type { Storage } from '#lib/platform/storage.ts';
import { drawCaseCard } from '#lib/ui/case-card-picture.ts';
import { siteHue } from '#lib/ui/hue.ts';

/** Where the picture that shared links to a case show is kept. */
export function cardKey(caseId: number): string {
	return `cards/${caseId}.png`;
}

/** Draws a case's card and keeps it in place of the former one; a case that is gone by now needs none. */
export async function renderCard(db: Db, storage: Storage, siteName: string, caseId: number): Promise<void> {
	const text = await findCardText(db, caseId);
	if (!text) return;
	const filedUnder = [text.theme, text.number].filter(Boolean).join(' · ');
	const picture = await drawCaseCard({ ...text, hue: text.hue ?? siteHue, filedUnder, siteName });
	await storage.put(cardKey(caseId), Readable.from([picture]));
	if (await findCardText(db, caseId)) await pagesChanged(db, [`card:${caseId}`]);
	else await storage.remove(cardKey(caseId));
}

interface CardText {
	slug: string;
	title: string;
	number: string | null;
	guests: string;
	theme: string | null;
	hue: number | null;
}

/** What the card says, in the language of the case. */
async function findCardText(db: Db, caseId: number): Promise<CardText | undefined> {
	const { rows } = await sql<CardText>`
		select c.slug, c.title, c.number, t.hue,
			case split_part(c.language, '-', 1) when 'nn' then t.name_nn when 'en' then t.name_en else t.name_nb end as theme,
			coalesce((select string_agg(concat_ws(', ', p.name, o.name), ' · ' order by cp.position)
				from catalogue.case_people cp
				join catalogue.people p on p.id = cp.person_id
				left join catalogue.organisations o on o.id = cp.organisation_id
				where cp.case_id = c.id and cp.role = 'guest'), '') as guests
		from catalogue.cases c
		left join lateral (select t.* from catalogue.case_themes ct join catalogue.themes t on t.id = ct.theme_id
			where ct.case_id = c.id order by ct.position limit 1) t on true
		where c.id = ${caseId}`.execute(db);
	return rows[0];
}
