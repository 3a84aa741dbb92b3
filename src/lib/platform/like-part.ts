/** The pattern of SQL's `like` for texts that contain this one; letters that mean something in patterns stand for themselves. */
export function likePart(text: string): string {
	return `%${text.replaceAll('\0', '').replace(/[\\%_]/g, '\\$&')}%`;
}
