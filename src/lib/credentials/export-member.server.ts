import type { Member } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { type ExportedFile, jsonFile } from '#lib/platform/exported-file.ts';
import { drawBadge, renderBadge } from './badge-picture.ts';
import { bakePng, bakeSvg } from './bake-badge.ts';
import type { Certificate } from './certificate.ts';
import { listCertificates } from './list-certificates.server.ts';

/** A member's certificates: all in a list, and each that is signed in the forms that others understand. */
export async function exportCertificates(db: Db, viewer: Member): Promise<ExportedFile[]> {
	const certificates = await listCertificates(db, viewer);
	return [jsonFile('certificates.json', async () => certificates.map(listed)), ...certificates.flatMap(filesOf)];
}

function listed({ signed, isMine: _, ...certificate }: Certificate) {
	return { ...certificate, isSigned: signed !== null };
}

function filesOf({ slug, subject, signed }: Certificate): ExportedFile[] {
	if (!signed) return [];
	const path = (ending: string) => `certificates/${slug}.${ending}`;
	const { credential, jwt } = signed;
	return [
		jsonFile(path('json'), async () => credential),
		{ path: path('jwt'), write: async () => jwt },
		{ path: path('svg'), write: async () => bakeSvg(await drawBadge(subject), JSON.stringify(credential)) },
		{ path: path('png'), write: async () => bakePng(await renderBadge(await drawBadge(subject)), JSON.stringify(credential)) },
	];
}
