/** Another search engine over the same turns; `search` gives the numbers of its best ten. */
export interface Rival {
	name: string;
	search(query: string): number[] | Promise<number[]>;
	close?(): void | Promise<void>;
}
