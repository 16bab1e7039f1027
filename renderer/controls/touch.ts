/** The least side of what a hand in a glove must hit. */
export const TOUCH = '44px'
