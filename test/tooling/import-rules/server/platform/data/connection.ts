export { connect } from 'mongoose'
