/** The types of a feature's collection and of a transaction's session, for what handles several features' things alike. */
export type { ClientSession, Model } from 'mongoose'
