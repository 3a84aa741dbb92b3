import type { Member, Role } from '#lib/accounts/viewer.ts';

/** Whoever began the work of a job, as their account is now; somebody whose account is gone may do no more than a member. */
export function jobEditor(row: { userId: string | null; userName: string | null; role: string | null }): Member {
	return { kind: 'member', id: row.userId ?? '', name: row.userName ?? '', role: (row.role ?? 'member') as Role };
}
