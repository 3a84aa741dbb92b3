import { Invalid } from '#lib/platform/errors.ts';
import { type CaseDocument, type CaseDocumentInput, caseDocument } from '../case-document.ts';

/** The document as the schema wants it; throws `Invalid` with the field that cannot be kept. */
export function checkedDocument(document: CaseDocumentInput): CaseDocument {
	const checked = caseDocument.safeParse(document);
	if (checked.success) return checked.data;
	const [issue] = checked.error.issues;
	const field = issue?.path.join('.') ?? '';
	throw new Invalid(`It cannot be kept as a case: ${field} is wrong (${issue?.message}).`, field);
}
