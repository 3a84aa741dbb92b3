/**
 * Saves what is written when somebody follows a link of the site, and goes there afterwards: nobody who writes and goes on is
 * asked whether they mean it. What cannot be saved stays, and the browser asks.
 */
export function saveBeforeLeaving(isUnsaved: () => boolean, save: () => Promise<unknown>): void {
	document.addEventListener('click', async (event) => {
		const link = (event.target as Element).closest<HTMLAnchorElement>('a[href]');
		if (!link || !leavesHere(event, link) || !isUnsaved()) return;
		event.preventDefault();
		await save();
		location.assign(link.href);
	});
	addEventListener('beforeunload', (event) => {
		if (isUnsaved()) event.preventDefault();
	});
}

/** Whether the click takes this page away, and not to another place on it, another tab or a file. */
function leavesHere(event: MouseEvent, link: HTMLAnchorElement): boolean {
	const isPlain = event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
	const isElsewhere = link.pathname !== location.pathname || link.search !== location.search || link.hash === '';
	return isPlain && isElsewhere && !event.defaultPrevented && !link.hasAttribute('download') && link.target === '';
}
