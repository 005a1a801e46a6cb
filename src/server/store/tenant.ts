/** Whose state it is: every key begins with these two. */
export interface Tenant {
  readonly account: string;
  readonly region: string;
}
