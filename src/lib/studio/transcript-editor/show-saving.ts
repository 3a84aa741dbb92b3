import type { Contradiction, SavingNews } from './save-text.ts';
import type { Say } from './say.ts';

/** Says whether what is written is stored, and shows what contradicts somebody else's edit. `merge` is where that is settled. */
export function showSaving(root: HTMLElement, say: Say, merge: string): (news: SavingNews) => void {
	const status = root.querySelector('[data-status]') as HTMLElement;
	const conflict = root.querySelector('.conflict') as HTMLElement;
	const write = (sentence: string) => {
		if (status.textContent !== sentence) status.textContent = sentence;
	};
	return (news) => {
		status.dataset.kind = news.kind;
		if (news.kind !== 'unsaved' && news.kind !== 'saving') conflict.hidden = news.kind !== 'conflict';
		if (news.kind === 'failed') write(say('failed', { problem: news.problem ?? say('offline') }));
		else if (news.kind === 'saved')
			write(say('saved', { time: new Date().toLocaleTimeString(document.documentElement.lang, { timeStyle: 'short' }) }));
		else if (news.kind === 'conflict') {
			write(say('unsaved'));
			showConflicts(conflict, news.conflicts, say, merge + news.unmerged);
		} else write(say(news.kind));
	};
}

function showConflicts(element: HTMLElement, conflicts: readonly Contradiction[], say: Say, address: string): void {
	const sentence = document.createElement('p');
	sentence.textContent = say('conflict');
	const link = document.createElement('a');
	[link.href, link.textContent] = [address, say('choose')];
	const rows = conflicts.slice(0, 5).map(({ mine, theirs }) => {
		const row = document.createElement('li');
		const words = (side: Contradiction['mine']) => (typeof side === 'string' ? side : side?.text) ?? say('removedTurn');
		row.textContent = `${say('mine')}: ${words(mine)} – ${say('theirs')}: ${words(theirs)}`;
		return row;
	});
	const list = document.createElement('ul');
	list.append(...rows);
	element.replaceChildren(sentence, list, link);
}
