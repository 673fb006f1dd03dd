import passport from 'passport'
import { Strategy } from 'passport-local'
import { checkLogIn } from './accounts.service.ts'
import { actorOfLogin, toLogin } from './actors.ts'
import './login-sessions.model.ts'

/** Teaches Passport who people are; returns what gives each request its `user`, to stand after the login session. */
export function configurePassport(): ReturnType<typeof passport.session> {
  passport.use(
    new Strategy({ usernameField: 'login' }, (login, password, done) => {
      checkLogIn({ login, password }).then((actor) => done(null, actor ?? false), done)
    }),
  )
  passport.serializeUser<string>((user, done) => {
    toLogin(user).then((login) => done(null, login), done)
  })
  passport.deserializeUser<string>((login, done) => {
    actorOfLogin(login).then((actor) => done(null, actor ?? false), done)
  })
  return passport.session()
}
