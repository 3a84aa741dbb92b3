import type { OperationState } from './look-at-operation.server.ts';

/** What an operator should know first: `wrong` needs them now, `mind` soon. The page has sentences for each kind. */
export interface Finding {
	kind:
		| 'noWorker'
		| 'jobsFailed'
		| 'jobsLate'
		| 'mailFailed'
		| 'noMailServer'
		| 'diskFull'
		| 'diskLow'
		| 'connectionsLow'
		| 'searchAway'
		| 'noBackup'
		| 'oldBackup';
	weight: 'wrong' | 'mind';
	/** How many, where the sentence says so. */
	count: number;
}

/** What the server knows beside the database and the disk. */
export interface Surroundings {
	now: Date;
	/** Whether anything can be searched. */
	searchAnswers: boolean;
	/** Whether people outside rely on the site. */
	production: boolean;
}

const [hour, day, gigabyte] = [3_600_000, 86_400_000, 1e9];

/** What is wrong with a site, the worst first; nothing when all is well. */
export function judgeOperation(state: OperationState, { now, searchAnswers, production }: Surroundings): Finding[] {
	const { database, jobs, storage, mail, backup } = state;
	const sum = (which: 'waiting' | 'failed', of = jobs.tasks) => of.reduce((total, task) => total + task[which], 0);
	const isMail = ({ task }: { task: string }) => task === 'send_mail';
	const waits = jobs.tasks.map(({ waitingSince }) => (waitingSince ? now.getTime() - waitingSince.getTime() : 0));
	const mailsFailed = sum('failed', jobs.tasks.filter(isMail));
	const others = sum('failed') - mailsFailed;
	const backupDays = backup ? Math.floor((now.getTime() - backup.madeAt.getTime()) / day) : 0;
	const found: (Finding | false)[] = [
		storage.freeBytes < gigabyte && { kind: 'diskFull', weight: 'wrong', count: 0 },
		jobs.workers === 0 && { kind: 'noWorker', weight: 'wrong', count: sum('waiting') },
		production && mail.server === undefined && { kind: 'noMailServer', weight: 'wrong', count: 0 },
		mailsFailed > 0 && { kind: 'mailFailed', weight: 'wrong', count: mailsFailed },
		!searchAnswers && { kind: 'searchAway', weight: 'wrong', count: 0 },
		others > 0 && { kind: 'jobsFailed', weight: 'wrong', count: others },
		jobs.workers > 0 && Math.max(0, ...waits) > hour && { kind: 'jobsLate', weight: 'mind', count: sum('waiting') },
		isLow(storage) && { kind: 'diskLow', weight: 'mind', count: 0 },
		database.connections > 0.8 * database.mostConnections && {
			kind: 'connectionsLow',
			weight: 'mind',
			count: database.connections,
		},
		!backup && { kind: 'noBackup', weight: 'mind', count: 0 },
		backupDays > 7 && { kind: 'oldBackup', weight: 'mind', count: backupDays },
	];
	return found.filter((one) => one !== false);
}

function isLow({ freeBytes, diskBytes }: OperationState['storage']): boolean {
	return freeBytes >= gigabyte && (freeBytes < 5 * gigabyte || freeBytes < 0.05 * diskBytes);
}
