import { attachmentHashes } from '../attachment-hashes.ts';
import { findAttachmentSizes } from '../find-attachments.server.ts';
import type { StatementPage } from '../find-statements.server.ts';
import type { Place } from '../statement-filter.ts';
import type { Visit, XapiHouse } from './exchange.ts';
import { type ParsedStatement, parseFound } from './parsed-statement.ts';
import { wantsAttachments } from './wants-attachments.ts';

type Page = Pick<StatementPage, 'statements'> & { after: Place | undefined };

/** The page, or as much of its beginning as fits into an answer with all attachments; one statement at least. */
export async function takeWhatFits(house: XapiHouse, visit: Visit, page: StatementPage): Promise<Page> {
	if (!wantsAttachments(visit)) return page;
	const parsed = page.statements.map(parseFound);
	const sizes = await findAttachmentSizes(house.db, [...new Set(parsed.flatMap(hashesOf))]);
	let room = house.maxBodyBytes;
	const end = parsed.findIndex((one) => {
		for (const hash of hashesOf(one)) room -= sizes.get(hash) ?? 0;
		return room < 0;
	});
	if (end === -1) return page;
	const statements = page.statements.slice(0, Math.max(end, 1));
	const isWhole = statements.length === page.statements.length;
	return { statements, after: isWhole ? page.after : statements.at(-1) };
}

const hashesOf = ({ statement }: ParsedStatement) => attachmentHashes(statement);
