/** A value that is not of the type that its property needs. It takes the place of what would be rendered, for a check to report it. */
export class WrongType {
  constructor(public readonly value: unknown) {}
}
