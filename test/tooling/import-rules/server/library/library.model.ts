export { Schema } from 'mongoose'
