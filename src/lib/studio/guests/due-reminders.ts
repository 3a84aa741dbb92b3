/** What decides whether a guest is reminded. */
export interface Awaited {
	id: string;
	invitedAt: Date;
	expiresAt: Date;
	answeredAt: Date | null;
	approvedAt: Date | null;
	refusedAt: Date | null;
	withdrawnAt: Date | null;
	remindedAt: Date | null;
	reminders: number;
}

/** So long is a guest left in peace after each mail. */
export const reminderDays = 7;
/** By themselves; an editor may ask for another. */
export const mostReminders = 2;

const dayMs = 24 * 60 * 60 * 1000;

/** Whether a link still opens, and its guest has said nothing that would make a reminder rude. */
export function isAwaited(
	{ expiresAt, answeredAt, approvedAt, refusedAt, withdrawnAt }: Omit<Awaited, 'id' | 'invitedAt' | 'remindedAt' | 'reminders'>,
	now: Date,
): boolean {
	return expiresAt > now && !answeredAt && !approvedAt && !refusedAt && !withdrawnAt;
}

/** Of whom we have heard nothing for a week, at most twice each: those who are reminded now. */
export function dueReminders<One extends Awaited>(invitations: readonly One[], now: Date): One[] {
	return invitations.filter((one) => {
		const lastMail = one.remindedAt ?? one.invitedAt;
		const isTime = now.getTime() - lastMail.getTime() >= reminderDays * dayMs;
		return isAwaited(one, now) && one.reminders < mostReminders && isTime;
	});
}
